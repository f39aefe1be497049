import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import type { SourceFolder } from '../../src/features/linkage/application/load-sources.js';
import { CsvLinkRunFiles } from '../../src/features/linkage/engines/review/csv-link-run-files.js';
import { ConfiguredLinkRoom } from '../../src/features/linkage/engines/configured-link-room.js';
import { TablePatientSource } from '../../src/features/linkage/engines/tables/table-patient-source.js';
import { RefusedError } from '../../src/kernel/outcome.js';
import type { Config } from '../../src/platform/config/config.js';
import { background } from './hard-cases/background.js';
import { Bench, type RunOptions } from './support/linkage-run.js';
import { selectOf, writeParquet } from './support/parquet.js';
import { csvOf, patient } from './support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterEach(async () => {
  for (const name of ['out', 'AOBA', 'MINATO'])
    await rm(join(bench.folder, name), { recursive: true, force: true });
});
afterAll(() => bench.erase());

const patients = new TablePatientSource();

/** AOBA's patients as a Parquet file in the folder of its source. */
async function parquet(select: string, name = 'patient.parquet'): Promise<SourceFolder> {
  const path = join(bench.folder, 'AOBA');
  await mkdir(path, { recursive: true });
  await writeParquet(join(path, name), select);
  return { operator: 'AOBA', path };
}

async function read(path: string, rehearsal = false): Promise<PatientRow[]> {
  const all: PatientRow[] = [];
  for await (const rows of patients.rows('AOBA', path, rehearsal)) all.push(...rows);
  return all;
}

async function link(aoba: SourceFolder, options: RunOptions = {}) {
  const sources = [aoba, await bench.source('MINATO', csvOf([patient({ patient_id: '9' })]))];
  const ticket = await bench.ticket(['AOBA', 'MINATO']);
  const { keyring, out } = bench;
  return bench.link.execute({ task: 'link', keyring, ticket, sources, out, ...options });
}

describe('a Parquet file as a source', () => {
  it('gives the links its rows give as CSV, byte for byte', async () => {
    const [aoba = [], minato = []] = background(300).map((rows) =>
      rows.map((row, i) => ({ ...row, patient_id: String(i) })),
    );
    const { links, receipt } = await bench.run({ AOBA: aoba, MINATO: minato });
    expect(receipt.pairs[0]?.pairs).toBeGreaterThan(0);
    const review = await readFile(join(bench.out, 'review.csv'), 'utf8');
    await rm(join(bench.folder, 'AOBA'), { recursive: true });
    const sources = [await parquet(selectOf(aoba)), await bench.source('MINATO', csvOf(minato))];
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, out } = bench;
    const again = { task: 'link', keyring, ticket, sources, out } as const;
    expect(await bench.link.execute(again)).toMatchObject({ ok: true });
    expect(await readFile(join(out, 'links.csv'), 'utf8')).toBe(links);
    expect(await readFile(join(out, 'review.csv'), 'utf8')).toBe(review);
  });

  it('gives every text as it is, in the order of the file', async () => {
    const someText = fc.string({
      unit: fc.constantFrom('"', ',', '\r', '\n', "'", 'あ', '𠮷', ' '),
    });
    const rows = fc.array(fc.record({ name_kana: someText, address: someText }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (changes) => {
        const all = changes.map((change, i) => patient({ ...change, patient_id: String(i) }));
        const { path } = await parquet(selectOf(all));
        expect(await read(path)).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });

  it('takes days, numbers and gaps for what they say', async () => {
    const { path } = await parquet(`
      SELECT '1310000001' AS institution_code, name_kana, number AS patient_id, birth_date, sex, insurer_number,
        insured_symbol, insured_branch, phone
      FROM (VALUES
        (7::BIGINT, encode('ヤマダ'), TIMESTAMPTZ '1975-01-01 15:00:00Z', 'M', 1130012.0::DOUBLE, 12.0::DECIMAL(38, 10), 1.5::FLOAT, NULL),
        (8, NULL, NULL, NULL, 'nan', NULL, NULL, NULL))
        AS rows(number, name_kana, birth_date, sex, insurer_number, insured_symbol, insured_branch, phone)`);
    const empty = { name_kanji: '', postal_code: '', address: '', phone: '', insured_number: '' };
    const same = { ...empty, institution_code: '1310000001' };
    expect(await read(path)).toEqual([
      {
        ...{ ...same, patient_id: '7', name_kana: 'ヤマダ', birth_date: '1975-01-02 00:00:00+09' },
        ...{ sex: 'M', insurer_number: '1130012', insured_symbol: '12', insured_branch: '1.5' },
      },
      {
        ...{ ...same, patient_id: '8', name_kana: '', birth_date: '', sex: '' },
        ...{ insurer_number: '', insured_symbol: '', insured_branch: '' },
      },
    ]);
  });

  it.each(['DATE', 'TIMESTAMP', 'TIMESTAMPTZ'])('knows a birth date of type %s', async (type) => {
    const days = selectOf([patient()]);
    const aoba = await parquet(
      `SELECT * REPLACE (birth_date::${type} AS birth_date) FROM (${days})`,
    );
    const outcome = await link(aoba);
    expect(outcome).toMatchObject({ value: { sources: [{ withoutBirthDate: 0 }, {}] } });
  });

  it('is a folder where a cluster wrote it as one', async () => {
    await parquet(selectOf([patient({ patient_id: '1' })]), 'part-0.parquet');
    const { path } = await parquet(selectOf([patient({ patient_id: '2' })]), 'part-1.parquet');
    await writeFile(join(path, '_SUCCESS'), '');
    const folder = join(bench.folder, 'MINATO [1].parquet');
    await rename(path, folder);
    const ids = (await read(folder)).map((row) => row.patient_id);
    await rm(folder, { recursive: true });
    expect(ids.sort()).toEqual(['1', '2']);
  });

  it('is not read beyond the columns that are compared', async () => {
    const whole = selectOf([patient()]);
    const aoba = await parquet(`SELECT *, [1] AS visits, {a: 1} AS more FROM (${whole})`);
    expect(await link(aoba)).toMatchObject({ ok: true });
  });

  it('comes second to a CSV file of the folder', async () => {
    const { path } = await parquet(selectOf([patient({ patient_id: '2' })]));
    await bench.source('AOBA', csvOf([patient({ patient_id: '1' })]));
    expect((await read(path)).map((row) => row.patient_id)).toEqual(['1']);
  });
});

describe('the folder of a case in the gateway', () => {
  it('may hold a Parquet file in place of a CSV file', async () => {
    const case1 = { fiscalYear: 2026, caseNumber: 1 };
    const linkage = { inputDir: bench.folder, outputDir: bench.out };
    const config = { settings: { linkage } } as unknown as Config;
    const room = new ConfiguredLinkRoom(config, new CsvLinkRunFiles());
    const { path } = await parquet(selectOf([patient()]));
    const folder = join(bench.folder, '2026_0001');
    await mkdir(folder);
    await rename(path, join(folder, 'AOBA'));
    expect(await room.sources(case1, ['AOBA'])).toMatchObject({
      ok: true,
      value: [{ operator: 'AOBA', path: join(folder, 'AOBA') }],
    });
    expect(await room.sources(case1, ['AOBA', 'MINATO'])).toMatchObject({
      error: { code: 'LINK_ROOM_SOURCES_MISSING' },
      facts: { operators: 'MINATO' },
    });
  });
});

describe('a Parquet file is refused', () => {
  const outputs = () => bench.outputs().catch(() => []);
  const refused = async (aoba: SourceFolder, code: string, facts: object) => {
    expect(await link(aoba)).toMatchObject({ ok: false, error: { code }, facts });
    expect(await outputs()).toEqual([]);
  };

  it('where it is not Parquet, or there is none', async () => {
    const aoba = await parquet(selectOf([patient()]));
    const path = join(aoba.path, 'patient.parquet');
    await writeFile(path, csvOf([patient()]));
    await refused(aoba, 'LINK_PARQUET_UNREADABLE', { operator: 'AOBA', file: 'patient.parquet' });
    const none = { operator: 'AOBA', path: join(aoba.path, 'none.parquet') };
    await refused(none, 'LINK_FILE_UNREADABLE', { file: 'none.parquet', reason: 'ENOENT' });
  });

  it('where it is damaged, whatever was read before', async () => {
    const rows = Array.from({ length: 6000 }, (_, i) =>
      patient({ patient_id: `${i}`, address: `東京都千代田区丸の内${i}-${i % 7}` }),
    );
    const aoba = await parquet(selectOf(rows));
    const path = join(aoba.path, 'patient.parquet');
    const bytes = await readFile(path);
    bytes.fill(0xff, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.6));
    await writeFile(path, bytes);
    await refused(aoba, 'LINK_PARQUET_UNREADABLE', { operator: 'AOBA', file: 'patient.parquet' });
  });

  it('where columns are missing, or hold more than one value', async () => {
    const { phone, birth_date: birth, ...rest } = patient();
    const without = await parquet(selectOf([{ ...rest, phone }]));
    await refused(without, 'LINK_COLUMNS_MISSING', {
      columns: 'birth_date',
      file: 'patient.parquet',
    });
    const lists = await parquet(
      `SELECT *, [birth_date] AS in_use_from FROM (${selectOf([{ ...rest, birth_date: birth }])})`,
    );
    await refused(lists, 'LINK_COLUMNS_NOT_TEXT', { columns: 'in_use_from' });
  });

  it('where it repeats a record', async () => {
    const aoba = await parquet(selectOf([patient(), patient({ name_kana: 'ベツ' })]));
    await refused(aoba, 'LINK_SOURCE_KEYS_NOT_UNIQUE', { operator: 'AOBA', count: 1 });
  });

  it('where name, marker or rows put it on the other side of the wall', async () => {
    const marked = patient({ institution_code: '9899900004' });
    const aoba = await parquet(selectOf([patient(), marked]));
    await refused(aoba, 'LINK_SOURCE_IS_REHEARSAL', { mark: 'institution_code / patient_id' });
    await rename(join(aoba.path, 'patient.parquet'), join(aoba.path, 'REHEARSAL_patient.parquet'));
    const named = { ...aoba, path: join(aoba.path, 'REHEARSAL_patient.parquet') };
    await refused(named, 'LINK_SOURCE_IS_REHEARSAL', { mark: 'REHEARSAL_*.csv' });
    await expect(read(aoba.path, true)).rejects.toThrow(RefusedError);
    await writeFile(join(aoba.path, 'REHEARSAL_MARKER.json'), '{}');
    await expect(read(aoba.path, true)).rejects.toThrow(/LINK_SOURCE_NOT_REHEARSAL/);
  });
});

describe('a linkage of a Parquet file that is told to end', () => {
  it('leaves nothing behind', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => patient({ patient_id: `${i}` }));
    const aoba = await parquet(selectOf(rows));
    const stopped = new AbortController();
    const outcome = await link(aoba, {
      signal: stopped.signal,
      progress: (stage) => {
        if (stage === 'normalise') stopped.abort();
      },
    });
    expect(outcome).toMatchObject({ error: { code: 'LINK_STOPPED' } });
    expect(await bench.outputs().catch(() => [])).toEqual([]);
    expect((await stat(join(aoba.path, 'patient.parquet'))).isFile()).toBe(true);
  });
});
