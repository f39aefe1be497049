import {
  OTHERWISE,
  UNKNOWN,
  type ComparisonLayout,
  type Layout,
} from '../../domain/model/layout.js';
import { isCostly } from './pattern-sql.js';

/**
 * Codes under which a pair on level `code` may stand in its rough pattern: its own unless the level is costly, and
 * that of every costly level which is asked about before it, since integers alone cannot rule those out.
 */
function roughCodes({ comparison, levels }: ComparisonLayout, code: number): number[] {
  const own = levels[code]?.level;
  const isLast = code === UNKNOWN || code === OTHERWISE;
  const order = own && !isLast ? comparison.levels.indexOf(own) : comparison.levels.length;
  const before = comparison.levels.slice(0, order + 1).filter(isCostly);
  const codes = before.map((level) => levels.findIndex((one) => one.level === level));
  return own && isCostly(own) ? codes : [code, ...codes];
}

const codeIn = (pattern: number, { stride, levels }: ComparisonLayout): number =>
  Math.floor(pattern / stride) % levels.length;

/** Comparisons whose levels are not told by integers alone. */
const costly = ({ comparisons }: Layout): ComparisonLayout[] =>
  comparisons.filter(({ comparison }) => comparison.levels.some(isCostly));

/** Those of the rough patterns that leave open on which level a pair stands; any other is the pattern itself. */
export function openPatterns(layout: Layout, rough: readonly number[]): number[] {
  const open = costly(layout).map((one) => ({
    one,
    isOpen: one.levels.map(({ level }) => level !== undefined && isCostly(level)),
  }));
  return rough.filter((pattern) => open.some(({ one, isOpen }) => isOpen[codeIn(pattern, one)]));
}

/** Rough patterns of all pairs that may stand on one of the patterns. */
export const roughPatterns = (layout: Layout, patterns: readonly number[]): number[] => [
  ...costly(layout).reduce((known, one) => {
    const codesOf = one.levels.map((_, code) => roughCodes(one, code));
    const rough = new Set<number>();
    for (const pattern of known) {
      const code = codeIn(pattern, one);
      for (const other of codesOf[code] ?? []) rough.add(pattern + (other - code) * one.stride);
    }
    return rough;
  }, new Set(patterns)),
];
