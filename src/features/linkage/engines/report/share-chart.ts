import { CLASSES, type ModelParameters, type PairClass } from '../../domain/model/parameters.js';
import { LEFT, levelRows, ROW, rowLabel, TOP, WIDTH, type LevelRow } from './rows.js';
import { scale } from './scale.js';
import { figure, label, line, mark, type Sign } from './svg.js';

/** Shares below are drawn here, in powers of ten. */
const LEAST = -7;
const x = scale([LEAST, 0], [LEFT, WIDTH - 16]);

const CLASS_NAMES: Readonly<Record<PairClass, string>> = {
  match: '同一人',
  household: '同一世帯の別人',
  unrelated: '無関係',
};

const SIGNS: Readonly<Record<PairClass, Sign>> = {
  match: 'circle',
  household: 'square',
  unrelated: 'diamond',
};

const marksOf = ({ comparison, level }: LevelRow, y: number): string[] =>
  [...CLASSES].reverse().map((name) => {
    const share = level.share[name];
    const tip = `${comparison.name} ${level.name} ${CLASS_NAMES[name]}: ${share.toPrecision(3)}`;
    return mark(x(Math.log10(share)), y + ROW / 2, SIGNS[name], name, tip);
  });

const legend = (): string[] =>
  CLASSES.flatMap((name, i) => {
    const at = LEFT + i * 170;
    return [
      mark(at, 8, SIGNS[name], name, CLASS_NAMES[name]),
      label(at + 12, 12, CLASS_NAMES[name]),
    ];
  });

const grid = (bottom: number): string[] =>
  Array.from({ length: 1 - LEAST }, (_, i) => LEAST + i).flatMap((power) => [
    line(x(power), TOP, x(power), bottom, 'grid'),
    label(x(power), TOP - 6, power < -3 ? `1e${power}` : String(10 ** power), 'middle'),
  ]);

/** m・u: share of the pairs of each class on each level, on a logarithmic axis. */
export function shareChart(parameters: ModelParameters): string {
  const rows = levelRows(parameters);
  const bottom = TOP + rows.length * ROW;
  const drawn = rows.flatMap((row, i) => [
    ...rowLabel(row, TOP + i * ROW),
    ...marksOf(row, TOP + i * ROW),
  ]);
  const body = [...legend(), ...grid(bottom), ...drawn];
  return figure('各水準にある組の割合（対数目盛）', WIDTH, bottom + 10, body);
}
