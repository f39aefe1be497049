import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { labelRows } from '../../../src/features/linkage/domain/review/review-tables.js';
import { Bench, linked } from '../support/linkage-run.js';
import { patient } from '../support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(() => bench.erase());

const refOf = (operator: string, id: string) => ({
  operator,
  institution: '1310000001',
  patient: id,
});

/** labels.csv as a review writes it, of AOBA's first record and one of MINATO. */
async function label(minato: string, verdict: 'same' | 'different'): Promise<string> {
  const judgement = { verdict, at: '2026-11-21T00:00:00.000Z' };
  const rows = labelRows([
    {
      ...{ id: '0001', stratum: 'ambiguous', state: 'agreed' },
      ...{ left: refOf('MINATO', minato), right: refOf('AOBA', '1') },
      judgements: [
        { ...judgement, reviewer: 'A' },
        { ...judgement, reviewer: 'B' },
      ],
    },
  ]);
  const file = join(bench.folder, 'labels.csv');
  await writeFile(file, rows.map((row) => `${row.join(',')}\r\n`).join(''));
  return bench.reviewed(file);
}

it('links what reviewers settled as one person, though another record is as good', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient(), patient({ patient_id: '2' })] };
  expect((await bench.run(sources)).receipt.ambiguous.pairs).toBe(2);
  const run = await bench.run(sources, { labels: await label('2', 'same') });
  expect(linked(run, 'AOBA/1', 'MINATO/2')).toBe(true);
  expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(false);
});

it('finds the records of a label in a source of any order', async () => {
  const others = [3, 4].map((id) => patient({ patient_id: `${id}`, birth_date: '1990-02-03' }));
  const aoba = [...others, patient()].reverse();
  const minato = [patient({ patient_id: '2' }), ...others, patient()].reverse();
  const sources = { AOBA: [...aoba].reverse(), MINATO: minato };
  const run = await bench.run(sources, { labels: await label('2', 'same') });
  expect(linked(run, 'AOBA/1', 'MINATO/2')).toBe(true);
});

it('keeps apart what reviewers settled as two persons, and asks nobody again', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient()] };
  expect(linked(await bench.run(sources), 'AOBA/1', 'MINATO/1')).toBe(true);
  const run = await bench.run(sources, { labels: await label('1', 'different') });
  expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(false);
  expect(run.review).toEqual([]);
});

it('leaves a linkage alone where labels speak of records it does not hold', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient()] };
  const run = await bench.run(sources, { labels: await label('999', 'different') });
  expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
});

it.each([
  ['were changed after the review', 'LINK_LABELS_FOREIGN'],
  ['have no receipt beside them', 'LINK_DOCUMENT_UNREADABLE'],
])('refuses labels that %s', async (what, code) => {
  const labels = await label('1', 'different');
  if (what.includes('changed'))
    await writeFile(labels, (await readFile(labels, 'utf8')).replace('different', 'same'));
  else await rm(join(bench.folder, 'link-review.receipt.json'));
  const sources = { AOBA: [patient()], MINATO: [patient()] };
  expect(await bench.execute(sources, { labels })).toMatchObject({ error: { code } });
});
