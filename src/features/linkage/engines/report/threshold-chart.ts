import { THRESHOLDS, type ThresholdPoint } from '../../domain/quality/threshold-curve.js';
import { scale } from './scale.js';
import { figure, label, line, mark, polyline } from './svg.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [860, 270, 70, 225];
const SHOWN = [0.9, 0.99, 0.999, 0.9999];

export interface Curve {
  readonly name: string;
  readonly points: readonly ThresholdPoint[];
  /** Measured against labels: drawn through; expected: dashed. */
  readonly measured: boolean;
}

/** Distance from 1 in powers of ten: between 0.999 and 0.9999 lies as much as between 0.9 and 0.99. */
const nines = (share: number): number => -Math.log10(Math.max(1e-5, 1 - share));

const x = scale([0, THRESHOLDS.length - 1], [LEFT + 20, WIDTH - 30]);

function drawn({ name, points, measured }: Curve, y: (share: number) => number): string[] {
  const dash = measured ? '' : ' dashed';
  return (['precision', 'recall'] as const).flatMap((figureOf) => {
    const style = figureOf === 'precision' ? 'match' : 'household';
    const at = points.map((point, i) => [x(i), y(point[figureOf])] as const);
    return [
      polyline(at, `curve ${style}${dash}`),
      ...points.map((point, i) =>
        mark(
          x(i),
          y(point[figureOf]),
          figureOf === 'precision' ? 'circle' : 'square',
          style,
          `${name} ${figureOf} p≥${point.threshold}: ${point[figureOf].toFixed(5)}`,
        ),
      ),
    ];
  });
}

/** しきい値と適合率・再現率: expected without labels, and measured where labels are known. */
export function thresholdChart(curves: readonly Curve[]): string {
  const shares = curves.flatMap(({ points }) =>
    points.flatMap(({ precision, recall }) => [precision, recall]),
  );
  const low = Math.min(0.9, ...shares);
  const toPixels = scale([nines(low), 5], [BOTTOM, 40]);
  const y = (share: number) => toPixels(nines(share));
  const rules = [low, ...SHOWN.filter((share) => nines(share) > nines(low) + 0.3)];
  const kinds = curves
    .map(({ name, measured }) => `${name}（${measured ? '実線' : '破線'}）`)
    .join('　');
  return figure('しきい値ごとの適合率と再現率', WIDTH, HEIGHT, [
    ...rules.flatMap((share) => [
      line(LEFT, y(share), WIDTH - 10, y(share), 'grid'),
      label(LEFT - 8, y(share) + 4, share.toFixed(share > 0.99 ? 4 : 2), 'end'),
    ]),
    ...THRESHOLDS.map((threshold, i) => label(x(i), BOTTOM + 18, String(threshold), 'middle')),
    label((LEFT + WIDTH) / 2, BOTTOM + 38, '採用する確率の下限', 'middle'),
    ...curves.flatMap((curve) => drawn(curve, y)),
    mark(LEFT + 6, 10, 'circle', 'match', '適合率'),
    label(LEFT + 18, 14, '適合率'),
    mark(LEFT + 86, 10, 'square', 'household', '再現率'),
    label(LEFT + 98, 14, `再現率\u3000${kinds}`),
  ]);
}
