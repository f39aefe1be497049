import { finding, type Finding } from './bundle-findings.js';

/** An entry line as found: its hash (hex; undefined when unreadable) and the number it claims. */
export interface FoundEntry {
  readonly line: number;
  readonly hash?: string;
  readonly sequence?: number;
}

/** Which entries were altered, removed, added or moved, against the list of leaf hashes (hex). */
export function diffLeaves(expected: readonly string[], found: readonly FoundEntry[]): Finding[] {
  const positions = new Map(expected.map((hash, at) => [hash, at]));
  const held = new Map<number, FoundEntry>();
  const strange: { entry: FoundEntry; at: number }[] = [];
  for (const [at, entry] of found.entries()) {
    const position = entry.hash === undefined ? undefined : positions.get(entry.hash);
    if (position === undefined || held.has(position)) strange.push({ entry, at });
    else held.set(position, entry);
  }
  const altered = alteredAmong(strange, expected.length, held);
  const gone = expected.flatMap((_, at) => (held.has(at) || altered.gone.has(at) ? [] : [at]));
  return [
    ...altered.findings,
    ...gone.map((sequence) => finding('entry-removed', { sequence })),
    ...moved(held),
  ];
}

/** A strange line that stands for a missing entry is that entry, altered; any other was added. */
function alteredAmong(
  strange: readonly { entry: FoundEntry; at: number }[],
  size: number,
  held: ReadonlyMap<number, FoundEntry>,
) {
  const gone = new Set<number>();
  const findings = strange.map(({ entry, at }) => {
    const { line } = entry;
    const free = [entry.sequence, at].find(
      (s) => s !== undefined && s < size && !held.has(s) && !gone.has(s),
    );
    if (free === undefined)
      return finding('entry-added', { line, sequence: entry.sequence ?? '?' });
    gone.add(free);
    return finding('entry-altered', { line, sequence: free });
  });
  return { findings, gone };
}

/** Entries outside the longest run that kept its order: the fewest that must have been moved. */
function moved(held: ReadonlyMap<number, FoundEntry>): Finding[] {
  const positions = [...held.keys()];
  const kept = longestAscending(positions);
  return positions
    .filter((position) => !kept.has(position))
    .map((sequence) =>
      finding('entry-reordered', { sequence, line: held.get(sequence)?.line ?? 0 }),
    );
}

/** Members of one longest ascending subsequence of distinct numbers, in n log n. */
function longestAscending(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const value of values) {
    const at = lowerBound(tails, value);
    previous.set(value, tails[at - 1]);
    tails[at] = value;
  }
  const members = new Set<number>();
  for (let member = tails.at(-1); member !== undefined; member = previous.get(member))
    members.add(member);
  return members;
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
