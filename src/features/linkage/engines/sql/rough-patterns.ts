import {
  OTHERWISE,
  UNKNOWN,
  unpack,
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

/** Does the rough pattern leave open on which level a pair stands? Any other is the pattern itself. */
export const isOpen = (layout: Layout, pattern: number): boolean =>
  unpack(layout, pattern).some((code, i) => {
    const level = layout.comparisons[i]?.levels[code]?.level;
    return level !== undefined && isCostly(level);
  });

/** Rough patterns of all pairs that may stand on one of the patterns. */
export function roughPatterns(layout: Layout, patterns: readonly number[]): number[] {
  const codesOf = layout.comparisons.map((one) =>
    one.levels.map((_, code) => roughCodes(one, code)),
  );
  const rough = new Set<number>();
  for (const pattern of patterns) {
    let sums = [0];
    unpack(layout, pattern).forEach((code, i) => {
      const stride = layout.comparisons[i]?.stride ?? 0;
      const codes = codesOf[i]?.[code] ?? [];
      sums = sums.flatMap((sum) => codes.map((one) => sum + one * stride));
    });
    for (const sum of sums) rough.add(sum);
  }
  return [...rough];
}
