import { PAIR_COLUMNS, pairCells, type RecordRef } from '../record-ref.js';

/** A linkage as another is compared with it. */
export interface ComparedRun {
  /** Pairs of records of one person, each once. */
  pairs(): Iterable<readonly [RecordRef, RecordRef]>;
  isLinked(left: RecordRef, right: RecordRef): boolean;
  /** Why the pair stands in review.csv; undefined where it does not. */
  reason(left: RecordRef, right: RecordRef): string | undefined;
  /** 0 where the linkage did not come upon the pair. */
  probability(left: RecordRef, right: RecordRef): number;
}

/** Only one of the two links the pair. */
export interface Difference {
  readonly linkedBy: 'first' | 'second';
  readonly left: RecordRef;
  readonly right: RecordRef;
  /** What the other made of the pair: a reason of its review.csv, or `apart`, for nothing at all. */
  readonly elsewhere: string;
  /** In the first and in the second, 0…1. */
  readonly probability: readonly [number, number];
}

/** Pairs one of the two links, by what the other made of them. */
type ByFate = readonly { readonly elsewhere: string; readonly pairs: number }[];

/** Two linkages of the same records, in pairs of records of one person. */
export interface RunComparison {
  readonly inBoth: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly onlyFirstBy: ByFate;
  readonly onlySecondBy: ByFate;
}

/** In neither table of the other run. */
const APART = 'apart';

function* linkedByOne(
  one: ComparedRun,
  other: ComparedRun,
  linkedBy: Difference['linkedBy'],
): Generator<Difference> {
  for (const [left, right] of one.pairs()) {
    if (other.isLinked(left, right)) continue;
    const [here, there] = [one.probability(left, right), other.probability(left, right)];
    const probability = linkedBy === 'first' ? ([here, there] as const) : ([there, here] as const);
    yield { linkedBy, left, right, elsewhere: other.reason(left, right) ?? APART, probability };
  }
}

function byFate(differences: readonly Difference[]): ByFate {
  const counts = new Map<string, number>();
  for (const { elsewhere } of differences) counts.set(elsewhere, (counts.get(elsewhere) ?? 0) + 1);
  return [...counts]
    .map(([elsewhere, pairs]) => ({ elsewhere, pairs }))
    .sort((a, b) => b.pairs - a.pairs || (a.elsewhere < b.elsewhere ? -1 : 1));
}

export function compareRuns(
  first: ComparedRun,
  second: ComparedRun,
): { readonly comparison: RunComparison; readonly differences: readonly Difference[] } {
  const only = {
    first: [...linkedByOne(first, second, 'first')],
    second: [...linkedByOne(second, first, 'second')],
  };
  const all = [...first.pairs()].length;
  const comparison = {
    inBoth: all - only.first.length,
    onlyFirst: only.first.length,
    onlySecond: only.second.length,
    onlyFirstBy: byFate(only.first),
    onlySecondBy: byFate(only.second),
  };
  return { comparison, differences: [...only.first, ...only.second] };
}

/** The differences as a table: it holds patient ids. */
export const differenceRows = (differences: readonly Difference[]): string[][] => [
  ['linked_by', 'elsewhere', ...PAIR_COLUMNS, 'probability', 'other_probability'],
  ...differences.map(({ linkedBy, elsewhere, left, right, probability }) => [
    linkedBy === 'first' ? 'this' : 'other',
    elsewhere,
    ...pairCells(left, right),
    ...probability.map((one) => one.toFixed(6)),
  ]),
];
