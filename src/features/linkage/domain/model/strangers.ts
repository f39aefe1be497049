import { OTHERWISE, UNKNOWN, unpack, type ComparisonLayout, type Layout } from './layout.js';
import type { Level } from './profile.js';

/** Pairs of records of one source that agree on some fields, where both know them. */
export interface Coincidences {
  /** By frequency step (0 where the level has none). */
  readonly pairs: ReadonlyMap<number, number>;
  /** Pairs of records of one source that both know the fields. */
  readonly known: number;
}

/** By comparison and level name. */
export type CoincidencesOf = (comparison: string, level: string) => Coincidences | undefined;

/** Fields a level demands equality of; agreement on them can be counted without comparing pairs. */
export const equalFields = ({ when }: Level): string[] =>
  when.flatMap((condition) => ('equal' in condition ? [condition.equal] : []));

/** Weight of the profile's shares, in pairs. */
const PRIOR_RANDOM = 1e4;
const PRIOR_COUNTED = 1e6;
/** Fewer random pairs on a level than this say too little; then agreements are counted. */
const ENOUGH = 400;

function randomShares(layout: Layout, random: ReadonlyMap<number, number>): number[][] {
  const counts = layout.comparisons.map(({ levels }) => levels.map(() => 0));
  for (const [pattern, pairs] of random)
    unpack(layout, pattern).forEach((code, i) => {
      const row = counts[i];
      if (row && code !== UNKNOWN) row[code] = (row[code] ?? 0) + pairs;
    });
  return counts;
}

/** Pairs on each step of a level alone: those that agree on more stand on a stricter level. */
function countedPairs(
  { comparison, levels }: ComparisonLayout,
  level: Level,
  of: CoincidencesOf,
): { readonly pairs: (step: number) => number; readonly known: number } | undefined {
  const own = of(comparison.name, level.name);
  if (!own) return undefined;
  const fields = equalFields(level);
  const before = comparison.levels.slice(0, comparison.levels.indexOf(level));
  const stricter = before.filter((one) =>
    fields.every((field) => equalFields(one).includes(field)),
  );
  const isStepped = levels.some((one) => one.level === level && one.step !== undefined);
  const pairs = (step: number) =>
    stricter.reduce(
      (left, one) =>
        left -
        (isStepped
          ? (of(comparison.name, one.name)?.pairs.get(step) ?? 0)
          : total(of(comparison.name, one.name))),
      own.pairs.get(step) ?? 0,
    );
  return { pairs: (step) => Math.max(0, pairs(step)), known: own.known };
}

const total = (coincidences: Coincidences | undefined): number =>
  [...(coincidences?.pairs.values() ?? [])].reduce((sum, pairs) => sum + pairs, 0);

function sharesOf(
  layout: ComparisonLayout,
  counts: readonly number[],
  of: CoincidencesOf,
): number[] {
  const known = counts.reduce((sum, pairs) => sum + pairs, 0);
  const priors = layout.levels.map(({ prior }, code) => (code === UNKNOWN ? 0 : prior.unrelated));
  const sum = priors.reduce((all, one) => all + one, 0);
  const shares = layout.levels.map(({ level, step }, code) => {
    const prior = (priors[code] ?? 0) / sum;
    const seen = counts[code] ?? 0;
    const counted = level && seen < ENOUGH ? countedPairs(layout, level, of) : undefined;
    return counted
      ? (counted.pairs(step ?? 0) + PRIOR_COUNTED * prior) / (counted.known + PRIOR_COUNTED)
      : (seen + PRIOR_RANDOM * prior) / (known + PRIOR_RANDOM);
  });
  const agreeing = shares.reduce((all, share, code) => (code > OTHERWISE ? all + share : all), 0);
  return shares.map((share, code) =>
    code === UNKNOWN ? 1 : code === OTHERWISE ? Math.max(1 - agreeing, 1e-6) : share,
  );
}

/**
 * Share of strangers on each level, by comparison and code: from random pairs, and for agreements too rare to
 * meet among them from how often records of one source coincide. Unknown counts 1: it tells nothing.
 */
export function strangerShares(
  layout: Layout,
  random: ReadonlyMap<number, number>,
  of: CoincidencesOf,
): number[][] {
  const counts = randomShares(layout, random);
  return layout.comparisons.map((comparison, i) => sharesOf(comparison, counts[i] ?? [], of));
}
