import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { Bench } from './support/linkage-run.js';
import { csvOf, patient } from './support/patients.js';

/** A record, and the first and last day its local id was in use. */
type Used = readonly [row: PatientRow, from: string, to: string];

const csvWithUse = (records: readonly Used[]): string => {
  const [header = ''] = csvOf([]).split('\r\n');
  const lines = records.map(([row, from, to]) => [csvOf([row]).split('\r\n')[1], from, to].join());
  return [`${header},in_use_from,in_use_to`, ...lines].map((line) => `${line}\r\n`).join('');
};

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(() => bench.erase());

/** Persons found, and pairs listed as contradicted. */
async function countsOf(...sources: readonly (readonly Used[])[]) {
  const operators = ['AOBA', 'MINATO'].slice(0, sources.length);
  const folders = [];
  for (const [i, operator] of operators.entries())
    folders.push(await bench.source(operator, csvWithUse(sources[i] ?? [])));
  const task = sources.length === 1 ? 'dedupe' : 'link';
  const ticket = await bench.ticket(operators, { kind: `yuzu.ticket/${task}` });
  const { keyring, out } = bench;
  const outcome = await bench.link.execute({ task, keyring, ticket, sources: folders, out });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { persons: outcome.value.persons, contradicted: outcome.value.contradicted.pairs };
}

const evidenceText = () => readFile(join(bench.out, 'evidence.json'), 'utf8');

const ONE = { persons: 1, contradicted: 0 };
const TWO = { persons: 2, contradicted: 1 };
const [OLD, NEW] = [patient({ patient_id: 'old' }), patient({ patient_id: 'new' })];
const elsewhere = patient({ patient_id: 'new', institution_code: '2710000009' });

describe('two local ids of one institution that agree on everything', () => {
  it.each<[string, readonly Used[], typeof ONE]>([
    [
      'are two persons where both were in use for years',
      [
        [OLD, '2015-04-01', '2020-03-31'],
        [NEW, '2018-01-10', '2024-05-02'],
      ],
      TWO,
    ],
    [
      'are two persons where both were in use on one day',
      [
        [OLD, '2015-04-01', '2018-01-10'],
        [NEW, '2018-01-10', ''],
      ],
      TWO,
    ],
    [
      'are one person whose id was replaced',
      [
        [OLD, '2015-04-01', '2018-01-09'],
        [NEW, '2018-01-10', '2024-05-02'],
      ],
      ONE,
    ],
    [
      'are one person where nobody knows when one was in use',
      [
        [OLD, '2015-04-01', '2020-03-31'],
        [NEW, '', ''],
      ],
      ONE,
    ],
    [
      'are one person where nobody knows how long the older was in use',
      [
        [OLD, '2015-04-01', ''],
        [NEW, '2018-01-10', ''],
      ],
      ONE,
    ],
  ])('%s', async (_, records, expected) => {
    expect(await countsOf(records)).toEqual(expected);
  });

  it('are two persons too where two operators deliver them', async () => {
    const [one, other] = [
      [OLD, '2015-04-01', '2020-03-31'],
      [NEW, '2018-01-10', ''],
    ] as const;
    expect(await countsOf([one], [other])).toEqual(TWO);
  });
});

it('warns of no missing days where nobody delivers any', async () => {
  await countsOf([[OLD, '', '']]);
  const without = (await evidenceText()).includes('in_use_from');
  await rm(bench.out, { recursive: true, force: true });
  await countsOf([[OLD, '2015-04-01', '']]);
  expect([without, (await evidenceText()).includes('in_use_from')]).toEqual([false, true]);
});

describe('local ids of two institutions', () => {
  it('are one person’s, whenever they were in use', async () => {
    const records: Used[] = [
      [OLD, '2015-04-01', '2020-03-31'],
      [elsewhere, '2018-01-10', '2024-05-02'],
    ];
    expect(await countsOf(records)).toEqual(ONE);
  });
});
