import { describe, expect, it } from '@jest/globals';
import { assignable } from '../../src/features/linkage/domain/model/assignable.js';

/** Records 0 and 1 of one source, 2 and 3 of another; the band 0–2, 0–3 and 1–3, the middle pair the heaviest but one. */
const band = (assignment: 'one-to-one' | 'many', source = [0, 0, 1, 1]) =>
  assignable({
    profile: { assignment },
    records: { source: Uint8Array.from(source) },
    candidates: {
      left: Int32Array.from([0, 0, 1]),
      right: Int32Array.from([2, 3, 3]),
      pattern: Int32Array.from([0, 1, 2]),
    },
    verdicts: { weight: Float64Array.from([9, 8, 7]) },
    decision: { review: [2, 1, 0] },
  });

describe('what a lower threshold would link of the pairs left open', () => {
  it('gives each record one counterpart of a source, the heaviest', () => {
    expect(band('one-to-one')).toEqual([0, 2]);
  });

  it('gives a record one counterpart in each of two sources', () => {
    expect(band('one-to-one', [0, 0, 1, 2])).toEqual([0, 1]);
  });

  it('is all of them where a record may have any number of counterparts, or within one source', () => {
    expect(band('many')).toEqual([0, 1, 2]);
    expect(band('one-to-one', [0, 0, 0, 0])).toEqual([0, 1, 2]);
  });
});
