import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidates, Records } from '../../src/features/linkage/domain/candidates.js';
import { decide, type Decision } from '../../src/features/linkage/domain/decide.js';
import type { Settled } from '../../src/features/linkage/domain/settled.js';
import type { Profile } from '../../src/features/linkage/domain/model/profile.js';
import type { Verdicts } from '../../src/features/linkage/domain/model/verdicts.js';

const SOURCES = 3;
const PER_SOURCE = 4;
const RECORDS = SOURCES * PER_SOURCE;
const NEW = -1;

interface Pair {
  readonly left: number;
  readonly right: number;
  /** 0 = strongest, 2 = in the review band. */
  readonly pattern: number;
}

const verdicts: Verdicts = {
  weight: Float64Array.of(40, 30, 5),
  probability: Float64Array.of(0.99, 0.95, 0.5),
  rule: new Int16Array(3).fill(-1),
  contradiction: new Int16Array(3).fill(-1),
  insufficient: new Uint8Array(3),
};
const sourceOf = (record: number) => Math.floor(record / PER_SOURCE);
const records: Records = { source: Uint8Array.from({ length: RECORDS }, (_, i) => sourceOf(i)) };

const candidatesOf = (pairs: readonly Pair[]): Candidates => ({
  left: Int32Array.from(pairs, ({ left }) => left),
  right: Int32Array.from(pairs, ({ right }) => right),
  pattern: Int32Array.from(pairs, ({ pattern }) => pattern),
  rule: new Uint8Array(pairs.length),
});

type Assignment = Profile['assignment'];

function of(
  pairs: readonly Pair[],
  settled: Partial<Settled>,
  assignment: Assignment = 'one-to-one',
): Decision {
  const thresholds = { link: 0.9, review: 0.1, margin: 3 };
  const profile = { thresholds, assignment } as Profile;
  const bound = { same: new Set<number>(), different: new Set<number>(), ...settled };
  const repeating = Array<boolean>(SOURCES).fill(false);
  return decide(records, candidatesOf(pairs), verdicts, profile, repeating, bound);
}

const key = (left: number, right: number) => left * RECORDS + right;
const knownAs = (persons: Readonly<Record<number, number>>) =>
  Int32Array.from({ length: RECORDS }, (_, record) => persons[record] ?? NEW);
const named = (pairs: readonly Pair[], indices: readonly number[]) =>
  indices.map((i) => `${pairs[i]?.left ?? ''}-${pairs[i]?.right ?? ''}`).sort();

const record = fc.nat(RECORDS - 1);
const somePairs = fc.uniqueArray(
  fc
    .record({ left: record, right: record, pattern: fc.nat(2) })
    .filter(({ left, right }) => sourceOf(left) < sourceOf(right)),
  { maxLength: 25, selector: ({ left, right }) => `${left}-${right}` },
);
/** Persons known before: at most one record of each source, as an earlier linkage made them. */
const somePersons = fc
  .array(fc.integer({ min: NEW, max: 3 }), { minLength: RECORDS, maxLength: RECORDS })
  .map((persons) =>
    Int32Array.from(persons, (person, i) => {
      const isRepeated = persons.some(
        (other, j) => j < i && other === person && sourceOf(j) === sourceOf(i),
      );
      return isRepeated ? NEW : person;
    }),
  );
const assignment = fc.constantFrom<Assignment>('one-to-one', 'many');

describe('linking a delivery to persons known before', () => {
  it('keeps every one of them whole, and no two of them together', () => {
    fc.assert(
      fc.property(somePairs, somePersons, assignment, (pairs, known, how) => {
        const { root } = of(pairs, { known }, how);
        known.forEach((person, one) => {
          known.forEach((other, two) => {
            if (person === NEW || other === NEW) return;
            expect(root[one] === root[two]).toBe(person === other);
          });
        });
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the candidates', () => {
    const shuffled = somePairs.chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(shuffled, somePersons, assignment, ([pairs, others], known, how) => {
        const [one, other] = [of(pairs, { known }, how), of(others, { known }, how)];
        expect(one.root).toEqual(other.root);
        for (const fate of ['links', 'ambiguous', 'contradicted', 'review', 'merges'] as const)
          expect(named(pairs, one[fate])).toEqual(named(others, other[fate]));
      }),
      { numRuns: 500 },
    );
  });

  it('gives a new record to the person it fits, and the next one to a person of its own', () => {
    const known = knownAs({ 0: 7, 4: 7 });
    const { root, links } = of([{ left: 0, right: 8, pattern: 0 }], { known });
    expect([root[4], root[8]]).toEqual([root[0], root[0]]);
    expect(root[9]).toBe(9);
    expect(links).toEqual([0]);
  });

  it('refuses the weaker of two links that would make one of two of them, and lists it', () => {
    const known = knownAs({ 0: 1, 4: 2 });
    const pairs = [
      { left: 0, right: 8, pattern: 0 },
      { left: 4, right: 8, pattern: 1 },
    ];
    const { root, links, merges } = of(pairs, { known });
    expect(links).toEqual([0]);
    expect(merges).toEqual([1]);
    expect(root[4]).toBe(4);
  });

  it('lists two of them that would be one today, and links them once reviewers said so', () => {
    const known = knownAs({ 0: 1, 4: 2 });
    const pairs = [{ left: 0, right: 4, pattern: 0 }];
    expect(of(pairs, { known })).toMatchObject({ links: [], merges: [0] });
    const settled = of(pairs, { known, same: new Set([key(0, 4)]) });
    expect(settled).toMatchObject({ links: [0], merges: [] });
  });
});

describe('two records that are never one person', () => {
  it('are not made one over a third either; the weaker link goes, and is listed', () => {
    const pairs = [
      { left: 0, right: 4, pattern: 0 },
      { left: 4, right: 8, pattern: 1 },
    ];
    expect(of(pairs, {}).root[8]).toBe(0);
    const apart = of(pairs, { different: new Set([key(0, 8)]) });
    expect(apart).toMatchObject({ links: [0], contradicted: [1] });
    expect(apart.root[8]).toBe(8);
  });
});
