import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExtractionCriteria } from '../../src/features/contract/index.js';
import { FileTableFolders } from '../../src/features/extraction/engines/csv/file-table-folders.js';
import { FileExtractionOutput } from '../../src/features/extraction/engines/files/file-extraction-output.js';
import { ExtractData, recheckPersons } from '../../src/features/extraction/index.js';
import { CsvPersonNotices } from '../../src/features/extraction/engines/files/csv-person-notices.js';
import type { ExtractReceipt } from '../../src/features/extraction/index.js';
import type { InstitutionNotice, PersonNotice } from '../../src/features/notice/index.js';
import type { OptOutEntry } from '../../src/features/opt-out/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { FakeSources, type Row } from './fake-sources.js';
import { FixedClock, keyring, noticeList, optOutList, scratch, signed } from './support.js';

/** Of the ticket: the day on which everybody must have waited in full. */
const PROVIDED = '2026-11-21';
const PERIOD = { from: '2026-04-01', to: '2026-10-31' };
const TABLES = ['patient', 'diagnosis', 'prescription'];

interface World {
  readonly persons: readonly {
    readonly institution: string;
    readonly id: string;
    readonly kana: string;
    readonly birth: string;
    readonly sex: string;
    readonly diseases: readonly (readonly [icd10: string, on: string])[];
    readonly visits: readonly string[];
    /** Days from a list of persons; '' is not notified, null is not listed. */
    readonly listed: string | null;
  }[];
  readonly optOuts: readonly OptOutEntry[];
  readonly notices: readonly InstitutionNotice[];
  readonly criteria: ExtractionCriteria;
}

const INSTITUTIONS = ['0110113719', '0110113727', '0110113735'];
const day = fc.constantFrom('2026-09-01', '2026-10-20', '2026-10-21', '2026-10-22', '2026-11-20');
const dated = fc.constantFrom('2026-03-31', '2026-04-01', '2026-10-21', '2026-10-31', '2026-11-01');

const world: fc.Arbitrary<World> = fc.record({
  persons: fc.uniqueArray(
    fc.record({
      institution: fc.constantFrom(...INSTITUTIONS),
      id: fc.constantFrom('1', '2', '3', '4'),
      kana: fc.constantFrom('ミズノ ハナ', 'モリ タロウ'),
      birth: fc.constantFrom('1950-11-21', '1950-11-22', '1980-02-29'),
      sex: fc.constantFrom('M', 'F', 'U'),
      diseases: fc.array(fc.tuple(fc.constantFrom('E119', 'E14', 'I10', 'E15'), dated), {
        maxLength: 2,
      }),
      visits: fc.array(dated, { maxLength: 2 }),
      listed: fc.option(fc.oneof(day, fc.constant('')), { freq: 3 }),
    }),
    { selector: ({ institution, id }) => institution + id, maxLength: 8 },
  ),
  optOuts: fc.array(
    fc.oneof(
      fc.record({
        institutionCode: fc.constantFrom(...INSTITUTIONS),
        patientId: fc.constantFrom('1', '02'),
      }),
      fc.record({
        nameKana: fc.constant('みずの　はな'),
        birthDate: fc.constant('1980-02-29'),
        sex: fc.constantFrom('M', 'F', 'U'),
      }),
    ),
    { maxLength: 2 },
  ),
  notices: fc.uniqueArray(
    fc.record(
      {
        institutionCode: fc.constantFrom(...INSTITUTIONS),
        notifiedOn: day,
        countedFrom: fc.constantFrom('notice-day', 'first-visit', 'person-list'),
        waitingDays: fc.constantFrom(0, 30),
        stoppedOn: fc.constantFrom('2026-11-21', '2026-11-22'),
      },
      { requiredKeys: ['institutionCode', 'notifiedOn', 'countedFrom', 'waitingDays'] },
    ),
    { selector: ({ institutionCode }) => institutionCode },
  ),
  criteria: fc.record(
    {
      diseases: fc.constant({
        icd10: ['E10-E14'],
        managementNumbers: [],
        receiptCodes: [],
        suspected: true,
      }),
      population: fc.record(
        {
          sexes: fc.constant(['F', 'U'] as const),
          // Born on 21 November 1950 means 75 years on this day, born a day later 74.
          age: fc.constant({ on: '2025-11-21', from: 0, to: 74 }),
          rows: fc.constant([{ table: 'prescription', atLeast: 2 }]),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  ),
});

type Person = World['persons'][number];

const inPeriod = (on: string): boolean => on >= PERIOD.from && on <= PERIOD.to;
const daysBetween = (a: string, b: string): number =>
  (Date.parse(b) - Date.parse(a)) / (24 * 60 * 60 * 1000);

// The rules once more, in plain words, without anything of the product.

const isOptedOut = (person: Person, { optOuts }: World): boolean =>
  optOuts.some(({ institutionCode, patientId, sex }) =>
    institutionCode === undefined
      ? person.kana === 'ミズノ ハナ' &&
        person.birth === '1980-02-29' &&
        (sex === 'U' || person.sex === 'U' || sex === person.sex)
      : institutionCode === person.institution && Number(patientId) === Number(person.id),
  );

function noticeOf(person: Person, { notices }: World): 'notNotified' | 'waiting' | undefined {
  const notice = notices.find(({ institutionCode }) => institutionCode === person.institution);
  if (!notice || (notice.stoppedOn ?? '9') <= PROVIDED) return 'notNotified';
  const { notifiedOn, countedFrom, waitingDays } = notice;
  const seen = [...person.visits].sort().find((on) => on >= notifiedOn);
  const own = person.listed ?? (countedFrom === 'first-visit' ? seen : undefined);
  if (own === '' || (own === undefined && countedFrom !== 'notice-day')) return 'notNotified';
  const from = own !== undefined && own > notifiedOn ? own : notifiedOn;
  return daysBetween(from, PROVIDED) <= waitingDays ? 'waiting' : undefined;
}

const isAskedFor = (person: Person, { diseases, population }: ExtractionCriteria): boolean =>
  (!diseases || person.diseases.some(([code, on]) => /^E1[14]/.test(code) && inPeriod(on))) &&
  (!population?.sexes || person.sex !== 'M') &&
  (!population?.age || person.birth !== '1950-11-21') &&
  (!population?.rows || person.visits.filter(inPeriod).length >= 2);

function verdict(person: Person, given: World): string {
  if (isOptedOut(person, given)) return 'optedOut';
  const admitted = isAskedFor(person, given.criteria) ? 'admitted' : 'outsidePopulation';
  return noticeOf(person, given) ?? admitted;
}

const rowsOf = ({ institution, id, kana, birth, sex, diseases, visits }: Person): Row[] => {
  const key = { institution_code: institution, patient_id: id };
  return [
    ['patient', { ...key, name_kana: kana, birth_date: birth, sex }],
    ...diseases.map(([icd10, on], at): Row => [
      'diagnosis',
      { ...key, sequence: String(at), icd10, started_on: on },
    ]),
    ...visits.map((on, at): Row => [
      'prescription',
      { ...key, sequence: String(at), order_number: '1', ordered_at: `${on}T09:00` },
    ]),
  ];
};

let work: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  work = await scratch();
});
afterAll(() => work.remove());

async function idsIn(out: string, table: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { records } of new FileTableFolders().read(join(out, 'data'), `${table}.csv`))
    for (const { fields, line } of records)
      if (line > 1) ids.push(fields?.slice(0, 2).join() ?? '');
  return ids;
}

const listedIn = ({ persons }: World): PersonNotice[] =>
  persons.flatMap(({ institution, id, listed }) =>
    listed === null ? [] : { institutionCode: institution, patientId: id, notifiedOn: listed },
  );

async function extracted(given: World, sources: Readonly<Record<string, readonly Row[]>>) {
  const out = join(work.path, 'out');
  await rm(out, { recursive: true, force: true });
  const extract = new ExtractData(
    new FakeSources(sources),
    new FileExtractionOutput(),
    new FixedClock(),
  );
  const outcome = await extract.execute({
    keyring,
    ticket: await signed({ period: PERIOD, criteria: given.criteria }),
    sources: Object.keys(sources).map((directory) => ({ kind: 'csv', directory })),
    lists: {
      optOutList: await optOutList([...given.optOuts]),
      noticeList: await noticeList([...given.notices]),
      personNotices: listedIn(given),
    },
    directory: out,
  });
  return { out, receipt: unwrap(outcome) };
}

async function recheck(given: World, out: string, receipt: ExtractReceipt) {
  const file = join(out, 'notified.csv');
  const personNotices = receipt.notified ? unwrap(await new CsvPersonNotices().read(file)) : [];
  const handedOver = new Set(await idsIn(out, 'patient'));
  const persons = given.persons
    .filter(({ institution, id }) => handedOver.has(`${institution},${id}`))
    .map(({ institution, id, kana, birth, sex }) => ({
      ...{ institutionCode: institution, patientId: id, nameKana: kana, birthDate: birth, sex },
    }));
  const of = { version: 1, issuedAt: '' };
  return recheckPersons(persons, {
    optOuts: { ...of, entries: given.optOuts },
    notices: { ...of, notices: given.notices },
    personNotices,
    providedOn: PROVIDED,
  });
}

describe('the persons of an extraction', () => {
  it('are exactly those who may be handed over and whom the contract asks for, with all their rows', async () => {
    const rounds = fc.asyncProperty(world, async (given) => {
      const verdicts = new Map(
        given.persons.map((person) => [person.institution + person.id, verdict(person, given)]),
      );
      const { out, receipt } = await extracted(given, { all: given.persons.flatMap(rowsOf) });
      const admitted = given.persons.filter(
        ({ institution, id }) => verdicts.get(institution + id) === 'admitted',
      );
      const rows = (dates: (person: Person) => readonly string[]): number =>
        admitted.flatMap(dates).filter(inPeriod).length;
      expect((await idsIn(out, 'patient')).sort()).toEqual(
        admitted.map(({ institution, id }) => `${institution},${id}`).sort(),
      );
      expect(await idsIn(out, 'diagnosis')).toHaveLength(
        rows(({ diseases }) => diseases.map(([, on]) => on)),
      );
      expect(await idsIn(out, 'prescription')).toHaveLength(rows(({ visits }) => visits));
      const counted = { optedOut: 0, notNotified: 0, waiting: 0, outsidePopulation: 0 };
      for (const reason of verdicts.values())
        if (reason !== 'admitted') counted[reason as keyof typeof counted] += 1;
      expect(receipt.excluded).toEqual(counted);
      expect(receipt.persons).toBe(admitted.length);
      expect(await recheck(given, out, receipt)).toMatchObject({ ok: true });
      expect((await readdir(out)).filter((name) => name.endsWith('.rows'))).toEqual([]);
    });
    await fc.assert(rounds, { numRuns: 100 });
  });

  it('are the same when each table comes from a source of its own, and every row is accounted for', async () => {
    const rounds = fc.asyncProperty(world, async (given) => {
      const rows = given.persons.flatMap(rowsOf);
      const one = await extracted(given, { all: rows });
      const patients = await idsIn(one.out, 'patient');
      const { out, receipt } = await extracted(
        given,
        Object.fromEntries(
          TABLES.map((table) => [table, rows.filter(([name]) => name === table)] as const),
        ),
      );
      expect(await idsIn(out, 'patient')).toEqual(patients);
      expect(receipt.excluded).toEqual(one.receipt.excluded);
      expect(receipt.rows).toEqual(one.receipt.rows);
      for (const table of TABLES) {
        const left = Object.values(receipt.excludedRows).map((counts) => counts[table] ?? 0);
        const outside = receipt.outsidePeriod[table] ?? 0;
        const sum = left.reduce((a, b) => a + b, outside + (receipt.rows[table] ?? 0));
        expect(sum).toBe(rows.filter(([name]) => name === table).length);
      }
    });
    await fc.assert(rounds, { numRuns: 30 });
  });
});
