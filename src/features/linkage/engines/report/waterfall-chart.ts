import { probabilityOf, type Step } from '../../domain/quality/waterfall.js';
import { LEFT, ROW, TOP, WIDTH } from './rows.js';
import { scale, ticks } from './scale.js';
import { bar, figure, label, line } from './svg.js';

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;

const nameOf = ({ name, level }: Step): [string, string] =>
  name === 'prior' ? ['事前確率', ''] : [name, level];

/** 重みの積み上げ: how one pattern of agreement comes to its probability. */
export function waterfallChart(title: string, steps: readonly Step[]): string {
  const totals = [0, ...steps.map(({ total }) => total)];
  const [low, high] = [Math.min(...totals) - 2, Math.max(...totals) + 2];
  const x = scale([low, high], [LEFT, WIDTH - 70]);
  const bottom = TOP + (steps.length + 1) * ROW;
  const rows = steps.flatMap((step, i) => {
    const y = TOP + i * ROW;
    const before = step.total - step.bits;
    const [from, to] = [x(Math.min(before, step.total)), x(Math.max(before, step.total))];
    const [name, level] = nameOf(step);
    return [
      label(4, y + 14, name, 'start', 'strong'),
      label(LEFT - 8, y + 14, level, 'end'),
      bar(
        [from, y + 4, Math.max(1, to - from), ROW - 8],
        step.bits < 0 ? 'against' : 'for',
        `${name} ${signed(step.bits)}`,
      ),
      label(to + 5, y + 14, signed(step.bits)),
    ];
  });
  const final = steps.at(-1)?.total ?? 0;
  return figure(title, WIDTH, bottom + 10, [
    ...ticks(low, high, 10).flatMap((bits) => [
      line(x(bits), TOP, x(bits), bottom, bits === 0 ? 'axis' : 'grid'),
      label(x(bits), TOP - 6, String(bits), 'middle'),
    ]),
    ...rows,
    label(4, bottom - 6, '同一人である確率', 'start', 'strong'),
    label(x(final) + 5, bottom - 6, probabilityText(probabilityOf(final)), 'start', 'strong'),
  ]);
}

/** Near 1 and near 0 the distance from there is what matters. */
export function probabilityText(probability: number): string {
  if (probability > 0.999) return `1 − ${(1 - probability).toExponential(1)}`;
  return probability < 0.001 ? probability.toExponential(1) : probability.toFixed(3);
}
