import { describe, expect, it } from '@jest/globals';
import { findRepeats } from '../../src/features/linkage/application/find-repeats.js';
import type { Verdicts } from '../../src/features/linkage/domain/model/verdicts.js';

/** By name and birth date alone; by a deterministic rule; by such a rule against hard facts. */
const [NAMESAKE, BY_RULE, AGAINST] = [0, 1, 2];
const verdicts: Verdicts = {
  weight: Float64Array.of(23, 31, 31),
  probability: Float64Array.of(0.996, 0.9999, 0.9999),
  rule: Int16Array.of(-1, 0, 0),
  contradiction: Int16Array.of(-1, -1, 0),
  insufficient: new Uint8Array(3),
};
const profile = { thresholds: { link: 0.9, review: 0.1, margin: 3 } };

/** Record 0 of one operator fits 1 and 2 of another; `fit` is how these fit each other. */
async function areRepeats(fit: number, institutions: readonly number[]): Promise<boolean> {
  const records = {
    source: Uint8Array.of(0, 1, 1),
    institution: Int32Array.from(institutions),
  };
  const candidates = {
    left: Int32Array.of(0, 0),
    right: Int32Array.of(1, 2),
    pattern: Int32Array.of(BY_RULE, NAMESAKE),
    rule: new Uint8Array(2),
  };
  const database = {
    patternsOf: (pairs: readonly unknown[]) => Promise.resolve(pairs.map(() => fit)),
  };
  const nothing = { same: new Set<number>(), different: new Set<number>() };
  const found = await findRepeats(database, { records, candidates, verdicts, profile }, nothing);
  return found.has(1, 2);
}

describe('two records of one operator that fit one of another', () => {
  it('may be one person where two hospitals share more of them than name and birth date', async () => {
    expect(await areRepeats(BY_RULE, [1, 2, 3])).toBe(true);
  });

  it('are rivals where they share name and birth date alone, as namesakes do', async () => {
    expect(await areRepeats(NAMESAKE, [1, 2, 3])).toBe(false);
  });

  it('are rivals against hard facts, and at one hospital', async () => {
    expect(await areRepeats(AGAINST, [1, 2, 3])).toBe(false);
    expect(await areRepeats(BY_RULE, [1, 2, 2])).toBe(false);
  });
});
