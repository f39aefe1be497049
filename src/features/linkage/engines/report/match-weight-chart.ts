import type { ModelParameters, PairClass } from '../../domain/model/parameters.js';
import { LEFT, levelRows, ROW, rowLabel, TOP, WIDTH, type LevelRow } from './rows.js';
import { scale, ticks, type Scale } from './scale.js';
import { bar, figure, label, line } from './svg.js';

/** Bits beyond which a bar is cut: more decides nothing. */
const MOST = 24;
const GAP = 30;
const HALF = (WIDTH - LEFT - GAP) / 2;

interface Panel {
  readonly against: PairClass;
  readonly title: string;
  readonly x: Scale;
}

const panel = (against: PairClass, title: string, from: number): Panel => ({
  against,
  title,
  x: scale([-MOST, MOST], [from, from + HALF]),
});

const PANELS = [
  panel('unrelated', '無関係の2人に対して', LEFT),
  panel('household', '同一世帯の別人に対して', LEFT + HALF + GAP),
];

const bitsOf = ({ level: { share } }: LevelRow, against: PairClass): number =>
  Math.log2(share.match / share[against]);

function barOf(row: LevelRow, { against, x }: Panel, y: number): string {
  const bits = bitsOf(row, against);
  const [from, to] = [x(Math.min(0, bits)), x(Math.max(0, bits))];
  const tip = `${row.comparison.name} ${row.level.name}: ${bits.toFixed(1)}`;
  return bar([from, y + 4, to - from, ROW - 8], bits < 0 ? 'against' : 'for', tip);
}

const axis = ({ title, x }: Panel, bottom: number): string[] => [
  label(x(0), 12, title, 'middle', 'strong'),
  ...ticks(-MOST, MOST, 6).flatMap((value) => [
    line(x(value), TOP, x(value), bottom, value === 0 ? 'axis' : 'grid'),
    label(x(value), TOP - 6, String(value), 'middle'),
  ]),
];

/** 一致の重み: bits each level adds for one person, against strangers and against a household. */
export function matchWeightChart(parameters: ModelParameters): string {
  const rows = levelRows(parameters);
  const bottom = TOP + rows.length * ROW;
  const drawn = rows.flatMap((row, i) => {
    const y = TOP + i * ROW;
    return [...rowLabel(row, y), ...PANELS.map((one) => barOf(row, one, y))];
  });
  const axes = PANELS.flatMap((one) => axis(one, bottom));
  return figure('比較水準の重み（ビット）', WIDTH, bottom + 10, [...axes, ...drawn]);
}
