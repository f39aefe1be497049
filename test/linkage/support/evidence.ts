import type { LinkEvidence } from '../../../src/features/linkage/domain/model/evidence.js';
import type {
  ByClass,
  ComparisonParameters,
} from '../../../src/features/linkage/domain/model/parameters.js';

const share = (match: number, household: number, unrelated: number): ByClass => ({
  match,
  household,
  unrelated,
});

const comparison = (
  name: string,
  levels: readonly [string, ByClass, number?][],
): ComparisonParameters => ({
  name,
  levels: [
    { name: 'unknown', share: share(1, 1, 1), support: 0 },
    ...levels.map(([level, shares, support = 1000]) => ({ name: level, share: shares, support })),
  ],
});

/** Comparisons as a run of 10,000 × 10,000 persons estimates them. */
const comparisons = [
  comparison('birth', [
    ['otherwise', share(0.002, 0.96, 0.998)],
    ['same', share(0.99, 0.008, 0.00003)],
    ['slip', share(0.008, 0.032, 0.0015), 3],
  ]),
  comparison('name', [
    ['otherwise', share(0.005, 0.1, 0.99)],
    ['both', share(0.9, 0.001, 0.00002)],
    ['surname', share(0.01, 0.9, 0.008)],
  ]),
  comparison('address', [
    ['otherwise', share(0.15, 0.1, 0.99999)],
    ['same', share(0.85, 0.9, 0.000002)],
  ]),
];

const pattern = (
  [birth, name, address]: readonly [string, string, string],
  [pairs, linked]: readonly [number, number],
  weight: number,
  match: number,
): LinkEvidence['patterns'][number] => ({
  pattern: weight,
  levels: { birth, name, address },
  pairs,
  linked,
  assignable: linked === 0 ? pairs - 5 : 0,
  weight,
  probability: share(match, 1 - match, 0),
});

/** An invented run, as `evidence.json` tells of it. */
export const evidence = (changes: Partial<LinkEvidence> = {}): LinkEvidence => ({
  kind: 'yuzu.evidence/link',
  ticketId: '0198c0de-0000-7000-8000-000000000001',
  startedAt: '2026-11-21T00:00:00.000Z',
  finishedAt: '2026-11-21T00:01:00.000Z',
  profile: { name: 'general-japanese', version: 1, sha256: 'a'.repeat(64) },
  variants: '2',
  seed: 1,
  sources: [
    { operator: 'AOBA', records: 10_000, known: { birth: 9990, phone: 4000 } },
    { operator: 'MINATO', records: 10_000, known: { birth: 9980, phone: 9000 } },
  ],
  blocking: [
    { rule: 'birth-kana', pairs: 5000 },
    { rule: 'address', pairs: 12_000 },
  ],
  parameters: {
    profile: 'general-japanese/1',
    prior: share(0.00003, 0.00006, 0.99991),
    comparisons,
    iterations: 40,
    converged: true,
    logLikelihood: -12_345,
  },
  patterns: [
    pattern(['same', 'both', 'same'], [2600, 2598], 40, 0.9999),
    pattern(['same', 'both', 'otherwise'], [380, 378], 22, 0.985),
    pattern(['slip', 'both', 'same'], [12, 9], 18, 0.92),
    pattern(['same', 'surname', 'same'], [45, 0], 12, 0.3),
  ],
  thresholds: { link: 0.9, review: 0.1, margin: 3 },
  results: {
    links: 2985,
    persons: 17_015,
    review: 45,
    ambiguous: 7,
    merges: 0,
    contradicted: 2,
    expectedPrecision: 0.9978,
    expectedRecall: 0.99,
    closeCalls: [
      { kind: 'household', pairs: 5200, linked: 0 },
      { kind: 'twins', pairs: 45, linked: 0 },
    ],
  },
  files: { links: 'b'.repeat(64), review: 'd'.repeat(64) },
  ...changes,
});
