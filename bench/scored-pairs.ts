import type { LinkageQuality } from '../src/features/linkage/domain/evaluate.js';

/** A pair a program compared: its weight in bits, its probability 0…1, and whether it is one person in truth. */
export interface ScoredPair {
  readonly weight: number;
  readonly probability: number;
  readonly isSame: boolean;
}

/** What a program linked, and how it ranks the pairs it compared. */
export interface Result {
  readonly quality: LinkageQuality;
  readonly pairs: readonly ScoredPair[];
}

/** How well a program ranks pairs, whatever its threshold. Each lies in 0…1. */
interface Ranking {
  /** Area under the curve of precision over recall. */
  readonly averagePrecision: number;
  readonly bestF1: number;
}

/** `wanted`: all pairs that are one person, compared or not. Pairs of one weight are taken together. */
function rankingOf(pairs: readonly ScoredPair[], wanted: number): Ranking {
  let [taken, right, averagePrecision, bestF1] = [0, 0, 0, 0];
  for (const group of groupsOf(pairs)) {
    const found = group.filter(({ isSame }) => isSame).length;
    taken += group.length;
    right += found;
    averagePrecision += (found / wanted) * (right / taken);
    bestF1 = Math.max(bestF1, (2 * right) / (taken + wanted));
  }
  return { averagePrecision, bestF1 };
}

/** By weight, the heaviest first. */
function groupsOf(pairs: readonly ScoredPair[]): ScoredPair[][] {
  const groups = new Map<number, ScoredPair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.weight);
    if (group) group.push(pair);
    else groups.set(pair.weight, [pair]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

const share = (part: number, whole: number, ofNothing: number) =>
  whole === 0 ? ofNothing : part / whole;

/** In words, for the table of a bench. */
export function noteOf({ quality, pairs }: Result): string {
  const { linkedPairs, correctPairs, truePairs, precision, recall } = quality;
  const { averagePrecision, bestF1 } = rankingOf(pairs, truePairs);
  const likely = pairs.filter(({ probability }) => probability >= 0.5);
  const right = likely.filter(({ isSame }) => isSame).length;
  const shares = [
    ['precision', precision],
    ['recall', recall],
    ['F1', share(2 * correctPairs, linkedPairs + truePairs, 1)],
    ['pairs of p >= 0.5: precision', share(right, likely.length, 1)],
    ['recall', share(right, truePairs, 1)],
    ['all pairs: average precision', averagePrecision],
    ['best F1', bestF1],
  ] as const;
  const told = shares.map(([name, value]) => `${name} ${value.toFixed(4)}`);
  return `${linkedPairs} pairs linked, ${told.join(', ')}`;
}
