import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { background } from './hard-cases/background.js';
import { Bench, linked } from './support/linkage-run.js';
import { patient } from './support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(() => bench.erase());

it('takes no two births for one person over a record without a birth date', async () => {
  const [aoba, minato] = background(300).map((rows) =>
    rows.slice(0, 500).map((row, i) => ({ ...row, patient_id: `b${i}` })),
  );
  const born = (birth_date: string, id: string) => patient({ patient_id: id, birth_date });
  // The two births share no address, phone or name to be compared by.
  const elder = { ...born('1950-05-06', 'elder'), phone: '', address: '', postal_code: '' };
  const younger = { ...born('1981-09-17', 'younger'), insurer_number: '', insured_number: '' };
  const run = await bench.run({
    AOBA: [...(aoba ?? []), elder],
    MINATO: [...(minato ?? []), born('', 'between')],
    YAMATO: [younger],
  });
  expect(linked(run, 'AOBA/elder', 'YAMATO/younger')).toBe(false);
  expect(
    linked(run, 'AOBA/elder', 'MINATO/between') !== linked(run, 'MINATO/between', 'YAMATO/younger'),
  ).toBe(true);
  expect(
    run.review.some((line) => line.startsWith('contradicted') && line.includes('between')),
  ).toBe(true);
});
