import type { PatternEvidence } from '../../domain/model/evidence.js';
import { scale, ticks } from './scale.js';
import { bar, figure, label, line } from './svg.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [860, 260, 70, 220];
/** Bits per column. */
const BIN = 2;

interface Column {
  readonly from: number;
  readonly linked: number;
  readonly open: number;
}

/** Pairs by weight, the linked ones apart from the others. */
export function binned(patterns: readonly PatternEvidence[]): Column[] {
  const bins = new Map<number, { linked: number; open: number }>();
  for (const { weight, pairs, linked } of patterns) {
    const from = Math.floor(weight / BIN) * BIN;
    const bin = bins.get(from) ?? { linked: 0, open: 0 };
    bins.set(from, { linked: bin.linked + linked, open: bin.open + Math.max(0, pairs - linked) });
  }
  return [...bins].map(([from, bin]) => ({ from, ...bin })).sort((a, b) => a.from - b.from);
}

/** Logarithm, so that a dozen doubtful pairs are seen beside a million sure ones; none is 0. */
const height = (count: number): number => (count === 0 ? 0 : Math.log10(count) + 0.3);

function columnOf(
  { from, linked, open }: Column,
  x: (bits: number) => number,
  y: (h: number) => number,
) {
  const width = (x(BIN) - x(0)) / 2 - 2;
  const shape = (count: number, at: number, style: string, name: string) =>
    bar(
      [at, y(height(count)), width, BOTTOM - y(height(count))],
      style,
      `${from}–${from + BIN}: ${name} ${count}`,
    );
  return [
    shape(linked, x(from) + 1, 'match', '採用した組'),
    shape(open, x(from) + width + 2, 'household', '採用しない組'),
  ];
}

/** 重みの分布 of the pairs that reached the review threshold. */
export function weightHistogram(patterns: readonly PatternEvidence[]): string {
  const columns = binned(patterns);
  const low = Math.min(0, ...columns.map(({ from }) => from));
  const high = Math.max(BIN, ...columns.map(({ from }) => from + BIN));
  const tallest = Math.max(
    1,
    ...columns.flatMap(({ linked, open }) => [height(linked), height(open)]),
  );
  const x = scale([low, high], [LEFT, WIDTH - 10]);
  const y = scale([0, tallest], [BOTTOM, 30]);
  const counts = Array.from({ length: Math.floor(tallest) + 1 }, (_, power) => 10 ** power);
  return figure('重みの分布（組の数は対数目盛）', WIDTH, HEIGHT, [
    ...counts.flatMap((count) => [
      line(LEFT, y(height(count)), WIDTH - 10, y(height(count)), 'grid'),
      label(LEFT - 8, y(height(count)) + 4, count.toLocaleString('ja-JP'), 'end'),
    ]),
    ...columns.flatMap((column) => columnOf(column, x, y)),
    line(LEFT, BOTTOM, WIDTH - 10, BOTTOM, 'axis'),
    ...ticks(low, high, 16).map((bits) => label(x(bits), BOTTOM + 16, String(bits), 'middle')),
    label((LEFT + WIDTH) / 2, BOTTOM + 34, '重み（ビット）', 'middle'),
    bar([LEFT, 6, 12, 12], 'match', '採用した組'),
    label(LEFT + 18, 16, '採用した組'),
    bar([LEFT + 110, 6, 12, 12], 'household', '採用しない組'),
    label(LEFT + 128, 16, '採用しない組'),
  ]);
}
