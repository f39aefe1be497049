import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidates, Records } from '../../src/features/linkage/domain/candidates.js';
import { decide, type Decision } from '../../src/features/linkage/domain/decide.js';
import type { Settled } from '../../src/features/linkage/domain/settled.js';
import { evaluate, NOT_IN_TRUTH } from '../../src/features/linkage/domain/evaluate.js';
import type { Profile } from '../../src/features/linkage/domain/model/profile.js';
import type { Verdicts } from '../../src/features/linkage/domain/model/verdicts.js';
import { Repeats } from '../../src/features/linkage/domain/repeats.js';
import { membersBy } from '../../src/features/linkage/domain/members.js';

const SOURCES = 4;
const PER_SOURCE = 5;

interface Pair {
  readonly left: number;
  readonly right: number;
  /** 0 = strongest; every pattern weighs five bits less than the one before, the last contradicts. */
  readonly pattern: number;
}

const PATTERNS = 6;
const CONTRADICTING = PATTERNS - 1;
const IN_BAND = PATTERNS - 2;
const verdicts: Verdicts = {
  weight: Float64Array.from({ length: PATTERNS }, (_, i) => 40 - i * 5),
  probability: Float64Array.from({ length: PATTERNS }, (_, i) => (i === IN_BAND ? 0.5 : 0.99)),
  rule: new Int16Array(PATTERNS).fill(-1),
  contradiction: Int16Array.from({ length: PATTERNS }, (_, i) => (i === CONTRADICTING ? 0 : -1)),
  insufficient: new Uint8Array(PATTERNS),
};
const profile = {
  thresholds: { link: 0.9, review: 0.1, margin: 3 },
  assignment: 'one-to-one',
} as Profile;

const records: Records = {
  source: Uint8Array.from({ length: SOURCES * PER_SOURCE }, (_, i) => Math.floor(i / PER_SOURCE)),
};

const candidatesOf = (pairs: readonly Pair[]): Candidates => ({
  left: Int32Array.from(pairs, ({ left }) => left),
  right: Int32Array.from(pairs, ({ right }) => right),
  pattern: Int32Array.from(pairs, ({ pattern }) => pattern),
  rule: new Uint8Array(pairs.length),
});

const record = fc.nat(SOURCES * PER_SOURCE - 1);
/** Pairs of different sources, each pair once, as the engine delivers them. */
const somePairs = fc.uniqueArray(
  fc
    .record({ left: record, right: record, pattern: fc.nat(PATTERNS - 1) })
    .filter(({ left, right }) => Math.floor(left / PER_SOURCE) < Math.floor(right / PER_SOURCE)),
  { maxLength: 40, selector: ({ left, right }) => `${left}-${right}` },
);

/** The same records, every second one of another institution. */
const ofTwoInstitutions: Records = {
  ...records,
  institution: Int32Array.from(records.source, (_, i) => 1 + (i % 2)),
};

const of = (pairs: readonly Pair[], settled?: Settled, from = records): Decision =>
  decide(from, candidatesOf(pairs), verdicts, profile, Array(SOURCES).fill(false), settled);

const named = (pairs: readonly Pair[], indices: readonly number[]) =>
  indices.map((i) => `${pairs[i]?.left ?? ''}-${pairs[i]?.right ?? ''}`).sort();

const FATES = ['links', 'ambiguous', 'contradicted', 'review', 'merges'] as const;

describe('deciding whose records are one person', () => {
  it('never gives a person two records of one source', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        for (const members of membersBy(of(pairs).root).values()) {
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
        for (const fate of FATES)
          expect(named(pairs, one[fate])).toEqual(named(others, other[fate]));
      }),
      { numRuns: 500 },
    );
  });

  it('decides pairs that stand alone as it decides them among others, settled or not', () => {
    const said = fc.array(fc.constantFrom('same', 'different', 'against', undefined), {
      maxLength: 40,
    });
    // Whoever is known before may be more than their pairs tell: then no pair stands alone.
    const known = new Int32Array(records.source.length).fill(-1);
    fc.assert(
      fc.property(
        fc.constantFrom(records, ofTwoInstitutions),
        somePairs,
        said,
        (from, pairs, judgements) => {
          const keys = (judgement: string) =>
            pairs
              .filter((_, i) => judgements[i] === judgement)
              .map(({ left, right }) => left * records.source.length + right);
          const settled = {
            same: new Set(keys('same')),
            different: new Set([...keys('different'), ...keys('against')]),
            against: new Set(keys('against')),
          };
          const [one, other] = [of(pairs, settled, from), of(pairs, { ...settled, known }, from)];
          expect(one.root).toEqual(other.root);
          for (const fate of FATES)
            expect(named(pairs, one[fate])).toEqual(named(pairs, other[fate]));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('links no pair that contradicts hard facts, and lists it', () => {
    const decision = of([{ left: 0, right: 5, pattern: CONTRADICTING }]);
    expect(decision.links).toEqual([]);
    expect(decision.contradicted).toEqual([0]);
  });

  it('leaves a pair between the thresholds for review, unless one of its records is linked', () => {
    const open = { left: 0, right: 5, pattern: IN_BAND };
    expect(of([open]).review).toEqual([0]);
    expect(of([open, { left: 0, right: 6, pattern: 0 }]).review).toEqual([]);
  });

  it('keeps the stronger links when weaker ones contradict them', () => {
    const decision = of([
      { left: 0, right: 5, pattern: 0 },
      { left: 5, right: 10, pattern: 0 },
      { left: 1, right: 10, pattern: 3 },
    ]);
    expect(decision.links).toEqual([0, 1]);
    expect(decision.contradicted).toEqual([2]);
  });

  it('guesses nothing where two counterparts are equally good', () => {
    const decision = of([
      { left: 0, right: 5, pattern: 0 },
      { left: 0, right: 6, pattern: 0 },
    ]);
    expect(decision.links).toEqual([]);
    expect(decision.ambiguous).toEqual([0, 1]);
  });

  it('links the better of two counterparts, and one whose rival belongs to another', () => {
    expect(
      of([
        { left: 0, right: 5, pattern: 0 },
        { left: 0, right: 6, pattern: 1 },
      ]).links,
    ).toEqual([0]);
    expect(
      of([
        { left: 0, right: 5, pattern: 1 },
        { left: 0, right: 6, pattern: 1 },
        { left: 1, right: 6, pattern: 0 },
      ]).links,
    ).toEqual([2, 0]);
  });

  it('obeys what a review settled', () => {
    const pairs = [
      { left: 0, right: 5, pattern: 0 },
      { left: 1, right: 6, pattern: CONTRADICTING },
    ];
    const key = ({ left, right }: Pair) => left * records.source.length + right;
    const settled = {
      different: new Set(pairs.slice(0, 1).map(key)),
      same: new Set(pairs.slice(1).map(key)),
    };
    expect(of(pairs, settled).links).toEqual([1]);
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

describe('two records of one source that may be one person', () => {
  const institution = Int32Array.from(records.source, (_, i) => 1 + (i % PER_SOURCE));
  const ofSeveral = (pairs: readonly Pair[], twice: readonly (readonly [number, number])[]) =>
    decide(
      { ...records, institution },
      candidatesOf(pairs),
      verdicts,
      profile,
      Array<boolean>(SOURCES).fill(false),
      { same: new Set(), different: new Set(), repeats: new Repeats(records.source.length, twice) },
    );
  const both = [
    { left: 0, right: 5, pattern: 0 },
    { left: 0, right: 6, pattern: 2 },
  ];

  it('are both linked, the better and the weaker', () => {
    const decision = ofSeveral(both, [[5, 6]]);
    expect(decision.links).toEqual([0, 1]);
    expect([decision.root[5], decision.root[6]]).toEqual([0, 0]);
  });

  it('are not where they do not fit each other: the weaker one is left for review', () => {
    const decision = ofSeveral(both, []);
    expect(decision).toMatchObject({ links: [0], review: [1], ambiguous: [], contradicted: [] });
  });

  it('never bring a third record of the source along, and no order of the candidates decides', () => {
    const shuffled = fc
      .tuple(somePairs, fc.array(fc.tuple(record, record), { maxLength: 12 }))
      .chain(([pairs, twice]) =>
        fc.tuple(
          fc.constant(pairs),
          fc.shuffledSubarray(pairs, { minLength: pairs.length }),
          fc.constant(twice.filter(([a, b]) => a !== b && records.source[a] === records.source[b])),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([pairs, others, twice]) => {
        const [one, other] = [ofSeveral(pairs, twice), ofSeveral(others, twice)];
        expect(one.root).toEqual(other.root);
        const allowed = new Set(twice.flatMap(([a, b]) => [`${a}-${b}`, `${b}-${a}`]));
        for (const members of membersBy(one.root).values())
          for (const a of members)
            for (const b of members)
              if (a !== b && records.source[a] === records.source[b])
                expect(allowed).toContain(`${a}-${b}`);
      }),
      { numRuns: 500 },
    );
  });
});
