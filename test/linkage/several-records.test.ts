import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { Bench, linked } from './support/linkage-run.js';
import { patient } from './support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(() => bench.erase());

describe('a profile that gives a person several records of one operator', () => {
  it.each([
    ['as good as each other', {}],
    ['one better than the other', { phone: '', address: '' }],
  ])('links all of them, %s, and refuses nothing', async (_, changes) => {
    const aoba = [patient({ patient_id: 'a' })];
    const minato = [patient({ patient_id: 'b1' }), patient({ patient_id: 'b2', ...changes })];
    const options = { profile: 'opt-out-recall' };
    const run = await bench.run({ AOBA: aoba, MINATO: minato }, options);
    expect(linked(run, 'AOBA/a', 'MINATO/b1')).toBe(true);
    expect(linked(run, 'AOBA/a', 'MINATO/b2')).toBe(true);
    expect(run.review).toEqual([]);
    expect(run.receipt.clusters).toEqual([{ size: 3, persons: 1 }]);
  });
});
