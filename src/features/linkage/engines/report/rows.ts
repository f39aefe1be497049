import type { ModelParameters } from '../../domain/model/parameters.js';
import type { ComparisonParameters, LevelParameters } from '../../domain/model/parameters.js';
import { label, line } from './svg.js';

/** One level of one comparison, as a row of a chart. */
export interface LevelRow {
  readonly comparison: ComparisonParameters;
  readonly level: LevelParameters;
  readonly isFirst: boolean;
}

/** Every level the model says something of: closest agreement first, disagreement last. */
export const levelRows = ({ comparisons }: ModelParameters): LevelRow[] =>
  comparisons.flatMap((comparison) => {
    const known = comparison.levels.filter(({ name }) => name !== 'unknown');
    const ordered = [
      ...known.filter(({ name }) => name !== 'otherwise'),
      ...known.filter(({ name }) => name === 'otherwise'),
    ];
    return ordered.map((level, i) => ({ comparison, level, isFirst: i === 0 }));
  });

export const ROW = 20;
export const LEFT = 210;
export const WIDTH = 860;
export const TOP = 34;

/** Names of comparison and level before the row, with a rule above each comparison. */
export function rowLabel({ comparison, level, isFirst }: LevelRow, y: number): string[] {
  const names = label(LEFT - 8, y + 14, level.name, 'end');
  if (!isFirst) return [names];
  return [
    line(0, y, WIDTH, y, 'grid'),
    label(4, y + 14, comparison.name, 'start', 'strong'),
    names,
  ];
}
