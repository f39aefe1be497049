import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { background } from './hard-cases/background.js';
import { Bench, linked } from './support/linkage-run.js';
import { csvOf, ELSEWHERE, patient } from './support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(() => bench.erase());

describe('de-duplicating one operator’s data', () => {
  it('finds a person registered three times, and no household', async () => {
    const wife = patient({
      patient_id: 'wife',
      name_kanji: '山田　花子',
      name_kana: 'ヤマダ　ハナコ',
      birth_date: '1977-05-06',
      sex: 'F',
      insured_branch: '02',
    });
    const rows = [
      wife,
      patient({ patient_id: 'first' }),
      patient({ patient_id: 'other institution', institution_code: '1310000002' }),
      patient({ patient_id: 'moved', address: ELSEWHERE.address, postal_code: '' }),
    ];
    const run = await bench.run({ AOBA: rows });
    expect(linked(run, 'AOBA/first', 'AOBA/moved')).toBe(true);
    expect(linked(run, 'AOBA/first', 'AOBA/other institution')).toBe(true);
    expect(linked(run, 'AOBA/first', 'AOBA/wife')).toBe(false);
    expect(run.receipt).toMatchObject({
      kind: 'yuzu.receipt/dedupe',
      persons: 2,
      clusters: [
        { size: 1, persons: 1 },
        { size: 3, persons: 1 },
      ],
      pairs: [],
    });
  });

  it('finds the second records of a population, and keeps its households apart', async () => {
    // Farther on, the background's names and births come round again.
    const first = background(300)[0]
      .slice(0, 1000)
      .map((row, i) => ({ ...row, patient_id: `${i}` }));
    const again = first.slice(0, 300).map((row) => ({ ...row, patient_id: `${row.patient_id}b` }));
    const { person } = await bench.run({ AOBA: [...first, ...again] });
    const right = again.filter(
      ({ patient_id: id }) => person.get(`AOBA/${id}`) === person.get(`AOBA/${id.slice(0, -1)}`),
    );
    expect(right.length).toBeGreaterThanOrEqual(again.length * 0.99);
    expect(new Set(person.values()).size).toBe(first.length + again.length - right.length);
  });

  it('takes the data of one operator, and a ticket for de-duplication', async () => {
    const sources = [await bench.source('AOBA', csvOf([patient()]))];
    const { keyring, out } = bench;
    const execute = async (operators: readonly string[], kind: string, given = sources) => {
      const ticket = await bench.ticket(operators, { kind });
      return bench.link.execute({ task: 'dedupe', keyring, ticket, sources: given, out });
    };
    expect(await execute(['AOBA'], 'yuzu.ticket/link')).toMatchObject({
      error: { code: 'TICKET_OF_ANOTHER_KIND' },
    });
    expect(await execute(['MINATO'], 'yuzu.ticket/dedupe')).toMatchObject({
      error: { code: 'LINK_SOURCES_NOT_OF_TICKET' },
    });
    const two = [...sources, await bench.source('MINATO', csvOf([patient()]))];
    expect(await execute(['AOBA', 'MINATO'], 'yuzu.ticket/dedupe', two)).toMatchObject({
      error: { code: 'LINK_DEDUPE_ONE_SOURCE' },
    });
  });
});
