import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidates, Records } from '../../src/features/linkage/domain/candidates.js';
import { decide, UNLINKED, type Decision } from '../../src/features/linkage/domain/decide.js';
import { evaluate, NOT_IN_TRUTH } from '../../src/features/linkage/domain/evaluate.js';
import { RULES } from '../../src/features/linkage/domain/rules.js';
import { membersByRoot, tally } from '../../src/features/linkage/domain/tally.js';

const SOURCES = 4;
const PER_SOURCE = 5;

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly rule: number;
}

const records: Records = {
  source: Uint8Array.from({ length: SOURCES * PER_SOURCE }, (_, i) => Math.floor(i / PER_SOURCE)),
  birth: new Int32Array(SOURCES * PER_SOURCE).fill(19750102),
};

const candidatesOf = (pairs: readonly Pair[]): Candidates => ({
  left: Int32Array.from(pairs, ({ left }) => left),
  right: Int32Array.from(pairs, ({ right }) => right),
  rule: Uint8Array.from(pairs, ({ rule }) => rule),
});

const record = fc.nat(SOURCES * PER_SOURCE - 1);
/** Pairs of different sources, each pair once, as the engine delivers them. */
const somePairs = fc.uniqueArray(
  fc
    .record({ left: record, right: record, rule: fc.nat(RULES.length - 1) })
    .filter(({ left, right }) => Math.floor(left / PER_SOURCE) < Math.floor(right / PER_SOURCE)),
  { maxLength: 40, selector: ({ left, right }) => `${left}-${right}` },
);

const of = (pairs: readonly Pair[], all: Records = records): Decision =>
  decide(all, candidatesOf(pairs), SOURCES);

const named = (pairs: readonly Pair[], indices: readonly number[]) =>
  indices.map((i) => `${pairs[i]?.left ?? ''}-${pairs[i]?.right ?? ''}`).sort();

describe('deciding whose records are one person', () => {
  it('never gives a person two records of one source', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        for (const members of membersByRoot(of(pairs).root).values()) {
          const sources = members.map((member) => records.source[member]);
          expect(new Set(sources).size).toBe(sources.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('links one-to-one between each two sources', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const ends = of(pairs).links.flatMap((i) => {
          const { left = 0, right = 0 } = pairs[i] ?? {};
          return [
            `${left}→${records.source[right] ?? ''}`,
            `${right}→${records.source[left] ?? ''}`,
          ];
        });
        expect(new Set(ends).size).toBe(ends.length);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the candidates', () => {
    const shuffled = somePairs.chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(shuffled, ([pairs, others]) => {
        const [one, other] = [of(pairs), of(others)];
        expect(one.root).toEqual(other.root);
        expect(one.rule).toEqual(other.rule);
        expect(named(pairs, one.ambiguous)).toEqual(named(others, other.ambiguous));
        expect(named(pairs, one.contradicted)).toEqual(named(others, other.contradicted));
      }),
      { numRuns: 500 },
    );
  });

  it('joins only records that a chain of candidates connects', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const { root, rule } = of(pairs);
        const touched = new Set(pairs.flatMap(({ left, right }) => [left, right]));
        root.forEach((person, member) => {
          if (!touched.has(member)) expect([person, rule[member]]).toEqual([member, UNLINKED]);
        });
      }),
    );
  });

  it('refuses a chain through which two births would become one person', () => {
    const births = Int32Array.from(records.birth);
    births[10] = 19800101;
    const pairs = [
      { left: 0, right: 5, rule: 0 },
      { left: 5, right: 10, rule: 1 },
    ];
    const decision = of(pairs, { ...records, birth: births });
    expect(decision.links).toEqual([0]);
    expect(decision.contradicted).toEqual([1]);
  });

  it('keeps the stronger links when weaker ones contradict them', () => {
    const pairs = [
      { left: 0, right: 5, rule: 0 },
      { left: 5, right: 10, rule: 0 },
      { left: 1, right: 10, rule: 3 },
    ];
    const decision = of(pairs);
    expect(decision.links).toEqual([0, 1]);
    expect(decision.contradicted).toEqual([2]);
    expect(tally(records, candidatesOf(pairs), decision, ['A', 'B', 'C', 'D'])).toMatchObject({
      persons: 18,
      clusters: [
        { size: 1, persons: 17 },
        { size: 3, persons: 1 },
      ],
      contradicted: { pairs: 1, records: 2 },
    });
  });

  it('does not fall back to a weaker rule where a stronger one was ambiguous', () => {
    const decision = of([
      { left: 0, right: 5, rule: 0 },
      { left: 0, right: 6, rule: 0 },
      { left: 0, right: 7, rule: 4 },
    ]);
    expect(decision.links).toEqual([]);
    expect(decision.ambiguous).toEqual([0, 1]);
  });
});

describe('the rules', () => {
  it('demand the birth date and a personal name each, so that no household fact links alone', () => {
    const names = ['name', 'kana', 'given-name', 'given-name-twice', 'kana-one-edit'];
    for (const { name, all } of RULES) {
      expect([name, all.includes('birth')]).toEqual([name, true]);
      expect([name, all.some((comparison) => names.includes(comparison))]).toEqual([name, true]);
    }
  });
});

describe('quality against a known truth', () => {
  it('counts pairs over the records the truth knows, and no others', () => {
    const found = Int32Array.from([0, 0, 0, 3, 4, 4]);
    const truth = Int32Array.from([7, 7, 8, 8, NOT_IN_TRUTH, 9]);
    expect(evaluate(found, truth)).toEqual({
      records: 5,
      truePairs: 2,
      linkedPairs: 3,
      correctPairs: 1,
      precision: 1 / 3,
      recall: 1 / 2,
    });
  });

  it('agrees with counting pair by pair', () => {
    const persons = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -1, max: 4 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(persons, (rows) => {
        const known = rows.filter(([, truth]) => truth !== NOT_IN_TRUTH);
        const pairs = known.flatMap((a, i) => known.slice(i + 1).map((b) => [a, b] as const));
        const quality = evaluate(
          Int32Array.from(rows, ([found]) => found),
          Int32Array.from(rows, ([, truth]) => truth),
        );
        const both = pairs.filter(([a, b]) => a[0] === b[0] && a[1] === b[1]);
        expect(quality.correctPairs).toBe(both.length);
        expect(quality.truePairs).toBe(pairs.filter(([a, b]) => a[1] === b[1]).length);
        expect(quality.linkedPairs).toBe(pairs.filter(([a, b]) => a[0] === b[0]).length);
      }),
    );
  });
});
