import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { labelRows } from '../../src/features/linkage/domain/review/review-tables.js';
import { background } from './hard-cases/background.js';
import { Bench, linked, type LinkRun } from './support/linkage-run.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
beforeEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(() => bench.erase());

const numbered = (rows: readonly PatientRow[]) =>
  rows.map((row, i) => ({ ...row, patient_id: `${i}` }));
// Farther on, the background's names and births come round again.
const [aoba = [], minato = []] = background(300).map((rows) => numbered(rows.slice(0, 800)));
/** A third operator's patients: every other of AOBA's and some nobody knows. */
const yamato = numbered([
  ...aoba.filter((_, i) => i % 2 === 0),
  ...background(900)[0].slice(0, 100),
]);

/** Keeps the output of the last run as the folder a later one goes on from. */
async function kept(name = 'earlier'): Promise<string> {
  const folder = join(bench.folder, name);
  await rm(folder, { recursive: true, force: true });
  await cp(bench.out, folder, { recursive: true });
  return folder;
}

const codesOf = (before: LinkRun, after: LinkRun) =>
  [...before.person].filter(([record, person]) => after.person.get(record) !== person);

describe('going on from an earlier linkage', () => {
  it('keeps every person key, gives new records known or new keys, and names what it goes on from', async () => {
    const before = await bench.run({ AOBA: aoba, MINATO: minato });
    const earlier = await kept();
    const after = await bench.run({ AOBA: aoba, MINATO: minato, YAMATO: yamato }, { earlier });
    expect(codesOf(before, after)).toEqual([]);
    const known = aoba.filter((_, i) => i % 2 === 0);
    const found = known.filter((row, i) => linked(after, `AOBA/${row.patient_id}`, `YAMATO/${i}`));
    expect(found.length).toBeGreaterThan(known.length * 0.99);
    const given = new Set(before.person.values());
    const fresh = [...after.person.values()].filter((person) => !given.has(person));
    expect(Math.min(...fresh.map((person) => Number(person.slice(1))))).toBe(
      before.receipt.lastPerson + 1,
    );
    const { ticketId, linksSha256 } = before.receipt;
    expect(after.receipt.earlier).toEqual({ ticketId, linksSha256 });
  });

  it('gives the same keys whatever the order of the rows', async () => {
    await bench.run({ AOBA: aoba, MINATO: minato });
    const earlier = await kept();
    const sources = { AOBA: aoba, MINATO: minato, YAMATO: yamato };
    const { links } = await bench.run(sources, { earlier });
    const reversed = Object.fromEntries(
      Object.entries(sources).map(([code, rows]) => [code, [...rows].reverse()]),
    );
    expect((await bench.run(reversed, { earlier })).links).toBe(links);
  });

  it('never gives a key twice, though the person who had the last one is gone', async () => {
    const { receipt } = await bench.run({ AOBA: aoba.slice(0, 90), MINATO: minato.slice(0, 90) });
    const earlier = await kept();
    const fewer = { AOBA: aoba.slice(0, 5), MINATO: minato.slice(0, 5) };
    const after = await bench.run(fewer, { earlier });
    expect(after.receipt.lastPerson).toBe(receipt.lastPerson);
    const again = await kept('again');
    const more = await bench.run(
      { ...fewer, MINATO: [...fewer.MINATO, ...numbered(background(900)[1]).slice(700, 702)] },
      { earlier: again },
    );
    expect(more.receipt.lastPerson).toBe(receipt.lastPerson + 2);
  });

  it('lists a person whose corrected record contradicts hard facts, who keeps the key', async () => {
    const before = await bench.run({ AOBA: aoba, MINATO: minato });
    const [name = '', person] =
      [...before.person].find(
        ([record]) => record.startsWith('MINATO/') && before.rule.get(record) === 'name-insurance',
      ) ?? [];
    const other = [...before.person].find(([record, key]) => key === person && record !== name);
    const corrected = minato.map((row) =>
      `MINATO/${row.patient_id}` === name
        ? { ...row, birth_date: '1901-11-30', name_kana: 'ベツノ　ヒト', name_kanji: '別野　人' }
        : row,
    );
    const earlier = await kept();
    const after = await bench.run({ AOBA: aoba, MINATO: corrected }, { earlier });
    expect(after.person.get(name)).toBe(person);
    expect(linked(after, name, other?.[0] ?? '')).toBe(true);
    expect(before.receipt.contradicted.pairs).toBe(0);
    const listed = after.review.filter((line) => line.startsWith('contradicted,'));
    expect(
      listed.map((line) => line.split(',')).map((cells) => `${cells[5] ?? ''}/${cells[7] ?? ''}`),
    ).toEqual([name]);
  });

  it('links anew, under new keys, whom reviewers took apart', async () => {
    const before = await bench.run({ AOBA: aoba, MINATO: minato });
    const [record = '', person] =
      [...before.person].find(([name]) => before.rule.get(name) === 'name-insurance') ?? [];
    const other = [...before.person].find(([name, key]) => key === person && name !== record)?.[0];
    const refOf = (name = '') => {
      const [operator = '', patient = ''] = name.split('/');
      return { operator, institution: '1310000001', patient };
    };
    const judgement = { verdict: 'different', at: '2026-11-21T00:00:00.000Z' } as const;
    const rows = labelRows([
      {
        ...{ id: '0001', stratum: 'linked', state: 'agreed' },
        ...{ left: refOf(record), right: refOf(other) },
        judgements: [
          { ...judgement, reviewer: 'A' },
          { ...judgement, reviewer: 'B' },
        ],
      },
    ]);
    const labels = join(bench.folder, 'labels.csv');
    await writeFile(labels, rows.map((row) => `${row.join(',')}\r\n`).join(''));
    const earlier = await kept();
    const after = await bench.run(
      { AOBA: aoba, MINATO: minato },
      { earlier, labels: [await bench.reviewed(labels)] },
    );
    const changed = codesOf(before, after).map(([name]) => name);
    expect(changed.sort()).toEqual([record, other].sort());
    expect(linked(after, record, other ?? '')).toBe(false);
  });
});

describe('an earlier linkage is refused', () => {
  const few = { AOBA: aoba.slice(0, 5), MINATO: minato.slice(0, 5) };

  it.each([
    ['of another case', 'LINK_EARLIER_OF_ANOTHER_CASE'],
    ['whose table was changed', 'LINK_EARLIER_CHANGED'],
    ['without its receipt', 'LINK_DOCUMENT_UNREADABLE'],
  ])('%s', async (what, code) => {
    await bench.run(few);
    const earlier = await kept();
    const links = join(earlier, 'links.csv');
    if (what.includes('table'))
      await writeFile(links, (await readFile(links, 'utf8')).replace('P00000001', 'P00000002'));
    if (what.includes('receipt')) await rm(join(earlier, 'link.receipt.json'));
    const caseId = what.includes('case') ? { caseId: '0198c0de-0000-7000-8000-000000000003' } : {};
    const ticket = await bench.ticket(['AOBA', 'MINATO'], caseId);
    expect(await bench.execute(few, { earlier, ticket })).toMatchObject({ error: { code } });
  });
});
