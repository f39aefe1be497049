import { int16At, int32At, uint8At, type Candidates, type Records } from '../domain/candidates.js';
import type { Settled } from '../domain/settled.js';
import { DisjointSets } from '../domain/disjoint-sets.js';
import { patternFates } from '../domain/pattern-fates.js';
import type { Profile } from '../domain/model/profile.js';
import type { Verdicts } from '../domain/model/verdicts.js';
import { possibleRepeats, Repeats } from '../domain/repeats.js';
import type { LinkageWork } from './ports/linkage-engine.js';

interface Looked {
  readonly records: Records;
  readonly candidates: Candidates;
  readonly verdicts: Verdicts;
  readonly profile: Pick<Profile, 'thresholds'>;
}

/** Records of one source that reviewers settled as one person, directly or over others. */
function settledRepeats({ source }: Records, { same }: Pick<Settled, 'same'>): [number, number][] {
  if (same.size === 0) return [];
  const sets = DisjointSets.of(source.length);
  const settled = new Set<number>();
  for (const key of same) {
    const [one, other] = [Math.floor(key / source.length), key % source.length];
    sets.union(one, other);
    settled.add(one).add(other);
  }
  const persons = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  for (const record of settled) {
    const members = persons.get(sets.find(record)) ?? [];
    for (const other of members)
      if (uint8At(source, other) === uint8At(source, record)) pairs.push([other, record]);
    persons.set(sets.find(record), [...members, record]);
  }
  return pairs;
}

/**
 * Records of two institutions of one operator that may be one person's: both fit one record of another operator, and
 * they fit each other by a deterministic rule. Name and birth date alone, which the model takes for enough where a
 * source holds each person once, are what a namesake at the other hospital has. Only such pairs are compared within a
 * source; where they do not fit, they are rivals like any two. What reviewers settled goes before.
 */
export async function findRepeats(
  database: Pick<LinkageWork, 'patternsOf'>,
  { records, candidates, verdicts, profile }: Looked,
  { same, different }: Pick<Settled, 'same' | 'different'>,
): Promise<Repeats> {
  const { left, right, pattern } = candidates;
  const count = records.source.length;
  const { isLinkable } = patternFates(verdicts, profile);
  const isSure = (fit: number) => isLinkable(fit) && int16At(verdicts.rule, fit) >= 0;
  const isSettled = (pair: number, how: ReadonlySet<number>) =>
    how.size > 0 && how.has(int32At(left, pair) * count + int32At(right, pair));
  const asked = possibleRepeats(
    records,
    candidates,
    (pair) =>
      isSettled(pair, same) || (isLinkable(int32At(pattern, pair)) && !isSettled(pair, different)),
  ).filter(([one, other]) => !different.has(one * count + other));
  const patterns = await database.patternsOf(asked);
  const found = asked.filter((_, i) => isSure(patterns[i] ?? 0));
  return new Repeats(count, [...found, ...settledRepeats(records, { same })]);
}
