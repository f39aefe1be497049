import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { labelRows } from '../../../src/features/linkage/domain/review/review-tables.js';
import { Bench, linked } from '../support/linkage-run.js';
import { ELSEWHERE, patient } from '../support/patients.js';

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

type Verdict = 'same' | 'different';

const judged = (left: string, right: string, verdict: Verdict) => {
  const judgement = { verdict, at: '2026-11-21T00:00:00.000Z' };
  const [one, other] = [left, right].map((name) => {
    const [operator = '', id = ''] = name.split('/');
    return refOf(operator, id);
  });
  return {
    ...({ id: '0001', stratum: 'ambiguous', state: 'agreed' } as const),
    ...{ left: one ?? refOf('', ''), right: other ?? refOf('', '') },
    judgements: [
      { ...judgement, reviewer: 'A' },
      { ...judgement, reviewer: 'B' },
    ],
  };
};

/** labels.csv as a review writes it. */
const labelled = (...pairs: Parameters<typeof judged>[]): Promise<string> => reviewOf('1', pairs);

/** The same of a review closed on that day of the month, in a folder of its own. */
async function reviewOf(day: string, pairs: Parameters<typeof judged>[]): Promise<string> {
  const rows = labelRows(pairs.map((pair) => judged(...pair)));
  const folder = join(bench.folder, `review-${day}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'labels.csv');
  await writeFile(file, rows.map((row) => `${row.join(',')}\r\n`).join(''));
  return bench.reviewed(file, `2026-11-0${day}T00:00:00.000Z`);
}

/** The same of AOBA's first record and one of MINATO. */
const label = (minato: string, verdict: Verdict): Promise<string> =>
  labelled([`MINATO/${minato}`, 'AOBA/1', verdict]);

it('links what reviewers settled as one person, though another record is as good', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient(), patient({ patient_id: '2' })] };
  expect((await bench.run(sources)).receipt.ambiguous.pairs).toBe(2);
  const run = await bench.run(sources, { labels: [await label('2', 'same')] });
  expect(linked(run, 'AOBA/1', 'MINATO/2')).toBe(true);
  expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(false);
});

it('finds the records of a label in a source of any order', async () => {
  const others = [3, 4].map((id) => patient({ patient_id: `${id}`, birth_date: '1990-02-03' }));
  const aoba = [...others, patient()].reverse();
  const minato = [patient({ patient_id: '2' }), ...others, patient()].reverse();
  const sources = { AOBA: [...aoba].reverse(), MINATO: minato };
  const run = await bench.run(sources, { labels: [await label('2', 'same')] });
  expect(linked(run, 'AOBA/1', 'MINATO/2')).toBe(true);
});

it('keeps apart what reviewers settled as two persons, and asks nobody again', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient()] };
  expect(linked(await bench.run(sources), 'AOBA/1', 'MINATO/1')).toBe(true);
  const run = await bench.run(sources, { labels: [await label('1', 'different')] });
  expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(false);
  expect(run.review).toEqual([]);
});

it('leaves a linkage alone where labels speak of records it does not hold, and lists them', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient()] };
  const run = await bench.run(sources, { labels: [await label('999', 'different')] });
  expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
  expect(run.review).toEqual(['gone,,MINATO,1310000001,999,AOBA,1310000001,1']);
});

const STRANGER = patient({
  ...ELSEWHERE,
  patient_id: '9',
  name_kanji: '鈴木　花子',
  name_kana: 'スズキ　ハナコ',
  birth_date: '1990-12-31',
  sex: 'F',
});

it('links what reviewers settled as one person though no rule finds the pair', async () => {
  const sources = { AOBA: [patient()], MINATO: [STRANGER] };
  expect((await bench.run(sources)).review).toEqual([]);
  const run = await bench.run(sources, { labels: [await label('9', 'same')] });
  expect(linked(run, 'AOBA/1', 'MINATO/9')).toBe(true);
});

it('links two records of one operator, and whoever fits both, once reviewers said they are one', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient(), patient({ patient_id: '2' })] };
  const labels = await labelled(['MINATO/1', 'MINATO/2', 'same']);
  const run = await bench.run(sources, { labels: [labels] });
  expect(run.receipt.clusters).toEqual([{ size: 3, persons: 1 }]);
  expect(run.review).toEqual([]);
});

it('links nothing where labels contradict each other, and lists the pairs', async () => {
  const sources = { AOBA: [patient()], MINATO: [patient(), patient({ patient_id: '2' })] };
  const labels = await labelled(
    ['AOBA/1', 'MINATO/1', 'same'],
    ['AOBA/1', 'MINATO/2', 'same'],
    ['MINATO/1', 'MINATO/2', 'different'],
  );
  const run = await bench.run(sources, { labels: [labels] });
  expect(run.receipt.clusters).toEqual([{ size: 1, persons: 3 }]);
  expect(run.review.map((line) => line.split(',')[0])).toEqual(['contradicted', 'contradicted']);
});

it('obeys several reviews, and of a pair judged twice the later one, in whatever order they are given', async () => {
  const sources = {
    AOBA: [patient(), STRANGER],
    MINATO: [patient(), { ...STRANGER, patient_id: '8' }],
  };
  const first = await reviewOf('3', [
    ['AOBA/1', 'MINATO/1', 'same'],
    ['AOBA/9', 'MINATO/8', 'different'],
  ]);
  const second = await reviewOf('4', [['MINATO/1', 'AOBA/1', 'different']]);
  const runs = [];
  for (const labels of [
    [first, second],
    [second, first],
  ])
    runs.push(await bench.run(sources, { labels }));
  for (const run of runs) {
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(false);
    expect(linked(run, 'AOBA/9', 'MINATO/8')).toBe(false);
  }
  expect(runs[0]?.links).toBe(runs[1]?.links);
});

it.each([
  ['were changed after the review', 'LINK_LABELS_FOREIGN'],
  ['have no receipt beside them', 'LINK_DOCUMENT_UNREADABLE'],
])('refuses labels that %s', async (what, code) => {
  const labels = await label('1', 'different');
  if (what.includes('changed'))
    await writeFile(labels, (await readFile(labels, 'utf8')).replace('different', 'same'));
  else await rm(join(dirname(labels), 'link-review.receipt.json'));
  const sources = { AOBA: [patient()], MINATO: [patient()] };
  expect(await bench.execute(sources, { labels: [labels] })).toMatchObject({ error: { code } });
});
