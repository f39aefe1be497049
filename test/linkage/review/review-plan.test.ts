import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  drawPairs,
  inOrderOf,
  type ReviewCandidate,
} from '../../../src/features/linkage/domain/review/review-plan.js';

const candidate = (stratum: string, i: number): ReviewCandidate => ({
  left: { operator: 'AOBA', institution: '1', patient: String(i) },
  right: { operator: 'MINATO', institution: '2', patient: String(i) },
  stratum,
});
const candidates = [
  ...Array.from({ length: 40 }, (_, i) => candidate('ambiguous', i)),
  ...Array.from({ length: 5 }, (_, i) => candidate('contradicted', 100 + i)),
  ...Array.from({ length: 200 }, (_, i) => candidate('linked', 200 + i)),
];
const patients = ({ pairs }: { pairs: readonly ReviewCandidate[] }) =>
  pairs.map(({ left }) => left.patient);

describe('the pairs drawn for review', () => {
  it('are as many of each stratum as asked, or all there are', () => {
    expect(drawPairs(candidates, 'seed', { open: 10, linked: 20 }).strata).toEqual([
      { stratum: 'ambiguous', pairs: 40, drawn: 10 },
      { stratum: 'contradicted', pairs: 5, drawn: 5 },
      { stratum: 'linked', pairs: 200, drawn: 20 },
    ]);
    const { strata, pairs } = drawPairs(candidates, 'seed', { open: 'all', linked: 0 });
    expect(strata.map(({ drawn }) => drawn)).toEqual([40, 5, 0]);
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(45);
  });

  it('are the same for the same ticket in any order of the input, and others for another ticket', () => {
    const size = { open: 10, linked: 20 };
    const drawn = patients(drawPairs(candidates, 'ticket 1', size));
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: candidates.length }), (anyOrder) => {
        expect(patients(drawPairs(anyOrder, 'ticket 1', size))).toEqual(drawn);
      }),
      { numRuns: 10 },
    );
    expect(patients(drawPairs(candidates, 'ticket 2', size))).not.toEqual(drawn);
  });

  it('reach each reviewer complete, and in an order of their own', () => {
    const { pairs } = drawPairs(candidates, 'seed', { open: 'all', linked: 0 });
    const [one, other] = [inOrderOf(pairs, 'KEY1'), inOrderOf(pairs, 'KEY2')];
    expect(one).not.toEqual(other);
    expect(new Set(one)).toEqual(new Set(pairs));
    expect(new Set(other)).toEqual(new Set(pairs));
  });
});
