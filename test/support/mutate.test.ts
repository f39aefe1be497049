import { describe, expect, it } from '@jest/globals';
import { mutants } from './mutate.js';

const SEEDS = [
  Buffer.from('institution_code,patient_id\r\n1311234567,0001\r\n'),
  Buffer.from('<Mml/>'),
];

describe('mutants of good inputs', () => {
  it('are the same for the same seed, so that a failure is found again', () => {
    const run = (seed: number) =>
      [...mutants(SEEDS, 200, seed)].map((mutant) => mutant.toString('hex'));
    expect(run(7)).toEqual(run(7));
    expect(run(8)).not.toEqual(run(7));
  });

  it('are damaged, of many lengths, and leave the good inputs as they are', () => {
    const before = SEEDS.map((seed) => seed.toString('hex'));
    const all = [...mutants(SEEDS, 2_000, 1)];
    const changed = all.filter(
      (mutant, index) => !mutant.equals(SEEDS[index % 2] ?? Buffer.alloc(0)),
    );
    expect(changed.length).toBeGreaterThan(1_800);
    expect(new Set(all.map(({ length }) => length)).size).toBeGreaterThan(100);
    expect(SEEDS.map((seed) => seed.toString('hex'))).toEqual(before);
  });

  it('are made of nothing, too', () => {
    expect([...mutants([Buffer.alloc(0)], 500, 3)]).toHaveLength(500);
  });
});
