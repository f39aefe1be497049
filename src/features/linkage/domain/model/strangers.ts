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

/** Is the level nothing but equality, so that counting agreements counts its pairs and no others? */
const isEquality = ({ when }: Level): boolean => when.every((condition) => 'equal' in condition);

/** Weight of the profile's shares, in pairs. */
const PRIOR_RANDOM = 1e4;
const PRIOR_COUNTED = 1e6;
/** Fewer random pairs on a level than this say too little; then agreements are counted. */
const ENOUGH = 400;
/** Of what nobody has met among n pairs, up to 3 in n may be there (95 %). */
const UNSEEN = 3;

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

/**
 * From counted agreements. A level that asks for more than equality has fewer pairs than agree: there the random
 * pairs say how many at most.
 */
function countedShare(
  { pairs, known }: { readonly pairs: number; readonly known: number },
  prior: number,
  atMost: number,
): number {
  return Math.min(atMost, (pairs + PRIOR_COUNTED * prior) / (known + PRIOR_COUNTED));
}

function sharesOf(
  layout: ComparisonLayout,
  counts: readonly number[],
  of: CoincidencesOf,
  onePerson: readonly number[],
): number[] {
  const known = counts.reduce((sum, pairs) => sum + pairs, 0);
  const priors = layout.levels.map(({ prior }, code) => (code === UNKNOWN ? 0 : prior.unrelated));
  const sum = priors.reduce((all, one) => all + one, 0);
  const shares = layout.levels.map(({ level, step }, code) => {
    const prior = (priors[code] ?? 0) / sum;
    const strangers = (pairs: number, all: number) =>
      Math.max(0, pairs - all * (onePerson[code] ?? 0));
    const seen = strangers(counts[code] ?? 0, known);
    const counted = level && seen < ENOUGH ? countedPairs(layout, level, of) : undefined;
    if (!level || !counted) return (seen + PRIOR_RANDOM * prior) / (known + PRIOR_RANDOM);
    const pairs = strangers(counted.pairs(step ?? 0), counted.known);
    const atMost = isEquality(level) ? 1 : (seen + UNSEEN) / Math.max(known, 1);
    return countedShare({ pairs, known: counted.known }, prior, atMost);
  });
  const agreeing = shares.reduce((all, share, code) => (code > OTHERWISE ? all + share : all), 0);
  return shares.map((share, code) =>
    code === UNKNOWN ? 1 : code === OTHERWISE ? Math.max(1 - agreeing, 1e-6) : share,
  );
}

/**
 * Share of strangers on each level, by comparison and code: from random pairs, and for agreements too rare to
 * meet among them from how often records of one source coincide. Unknown counts 1: it tells nothing.
 * `onePerson`: the share of these pairs that are one person on the level, not strangers; 0 where sources hold
 * each person once.
 */
export function strangerShares(
  layout: Layout,
  random: ReadonlyMap<number, number>,
  of: CoincidencesOf,
  onePerson: readonly (readonly number[])[] = [],
): number[][] {
  const counts = randomShares(layout, random);
  return layout.comparisons.map((comparison, i) =>
    sharesOf(comparison, counts[i] ?? [], of, onePerson[i] ?? []),
  );
}
