import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SourceFolder } from '../../src/features/linkage/application/load-sources.js';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { TablePatientSource } from '../../src/features/linkage/engines/tables/table-patient-source.js';
import { describedDatabase } from '../extraction/described-database.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { background } from './hard-cases/background.js';
import { Bench, type RunOptions } from './support/linkage-run.js';
import { selectOf } from './support/parquet.js';
import { csvOf, patient } from './support/patients.js';

let bench: Bench;
let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  bench = await Bench.create();
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await client.query('CREATE SCHEMA his');
});
afterEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(async () => {
  await client.end();
  await database.drop();
  await bench.erase();
});

/** AOBA's patients are what this SELECT gives. */
async function fill(select: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS his.patient; CREATE TABLE his.patient AS ${select}`);
}

const TABLE = { table: 'his.patient' };

async function described(changes: object = {}): Promise<SourceFolder> {
  const file = await describedDatabase(database.url, bench.folder, { patient: TABLE });
  const path = join(bench.folder, 'aoba.yaml');
  await writeFile(path, JSON.stringify({ ...file, ...changes }));
  return { operator: 'AOBA', path };
}

async function link(aoba: SourceFolder, options: RunOptions = {}) {
  const sources = [aoba, await bench.source('MINATO', csvOf([patient({ patient_id: '9' })]))];
  const ticket = await bench.ticket(['AOBA', 'MINATO']);
  const { keyring, out } = bench;
  return bench.link.execute({ task: 'link', keyring, ticket, sources, out, ...options });
}

const table = async (name: string) => readFile(join(bench.out, name), 'utf8');

describe('a table of a database as a source', () => {
  it('gives the links its rows give as CSV, byte for byte', async () => {
    const [aoba = [], minato = []] = background(300).map((rows) =>
      rows.map((row, i) => ({ ...row, patient_id: String(i) })),
    );
    const { links } = await bench.run({ AOBA: aoba, MINATO: minato });
    const review = await table('review.csv');
    await rm(bench.out, { recursive: true });
    await fill(selectOf(aoba));
    const sources = [await described(), await bench.source('MINATO', csvOf(minato))];
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, out } = bench;
    const again = { task: 'link', keyring, ticket, sources, out } as const;
    expect(await bench.link.execute(again)).toMatchObject({ ok: true });
    expect(await table('links.csv')).toBe(links);
    expect(await table('review.csv')).toBe(review);
  });

  it('gives its texts as they are, and is shown to reviewers', async () => {
    const row = patient({ name_kana: 'ヤマダ "タロウ"', address: '一,\r\n二\n', phone: '' });
    await fill(selectOf([row]));
    const { path } = await described();
    const read: PatientRow[] = [];
    for await (const rows of new TablePatientSource().rows('AOBA', path, false)) read.push(...rows);
    expect(read).toEqual([row]);
  });

  it.each(['date', 'timestamp', 'timestamptz'])('knows a birth date of type %s', async (type) => {
    const { birth_date: birth, ...rest } = patient();
    await fill(
      `SELECT *, '${birth}'::${type} AS birth_date, NULL::int AS more FROM (${selectOf([rest])}) AS p`,
    );
    const known = { value: { sources: [{ withoutBirthDate: 0 }, {}] } };
    expect(await link(await described())).toMatchObject(known);
  });

  it('may be a query that gives other columns their names', async () => {
    await fill(selectOf([patient({ address: '' })]).replace('name_kanji', '"氏名"'));
    const query = 'SELECT *, "氏名" AS name_kanji FROM his.patient -- all of them';
    expect(await link(await described({ tables: { patient: { query } } }))).toMatchObject({
      value: { persons: 1 },
    });
  });

  it('is read for no column nobody compares', async () => {
    await fill(`SELECT *, 1 AS visits FROM (${selectOf([patient()])}) AS p`);
    const query = 'SELECT *, 1 / (visits - 1) AS fails FROM his.patient';
    const source = await described({ tables: { patient: { query } } });
    expect(await link(source)).toMatchObject({ ok: true });
  });
});

describe('a table of a database is refused', () => {
  const refused = async (source: SourceFolder, code: string, facts: object = {}) => {
    expect(await link(source)).toMatchObject({ ok: false, error: { code }, facts });
    expect(await bench.outputs().catch(() => [])).toEqual([]);
  };
  const querying = (query: string) => described({ tables: { patient: { query } } });

  it('where the database, the login or the table is not there', async () => {
    await fill(selectOf([patient()]));
    await refused(await described({ port: 1 }), 'SOURCE_DATABASE_UNREACHABLE', {
      code: 'ECONNREFUSED',
    });
    await refused(await described({ user: 'nobody' }), 'SOURCE_DATABASE_UNREACHABLE');
    await refused(
      await described({ tables: { patient: { table: 'his.none' } } }),
      'SOURCE_QUERY_FAILED',
      {
        code: '42P01',
      },
    );
    await refused(await described({ tables: { diagnosis: TABLE } }), 'SOURCE_TABLE_NOT_DESCRIBED', {
      table: 'patient',
    });
    await refused(await described({ password: 'geheim' }), 'SOURCE_FILE_INVALID');
  });

  it('where the login may not read it', async () => {
    await fill(selectOf([patient()]));
    await client.query(
      `DROP ROLE IF EXISTS yuzu_reader; CREATE ROLE yuzu_reader LOGIN PASSWORD 'p'`,
    );
    const source = await described({ user: 'yuzu_reader' });
    await writeFile(join(bench.folder, 'password'), 'p', { mode: 0o600 });
    await refused(source, 'SOURCE_QUERY_FAILED', { code: '42501' });
    await client.query('DROP ROLE yuzu_reader');
  });

  it('where others may read the password', async () => {
    const source = await described();
    await chmod(join(bench.folder, 'password'), 0o644);
    await refused(source, 'SOURCE_PASSWORD_EXPOSED');
    await chmod(join(bench.folder, 'password'), 0o600);
  });

  it('where it lacks columns, or repeats a record', async () => {
    await fill(selectOf([patient(), patient({ name_kana: 'ベツ' })]));
    await refused(
      await querying('SELECT patient_id, birth_date FROM his.patient'),
      'LINK_COLUMNS_MISSING',
      {
        columns: 'institution_code, name_kana / name_kanji',
        file: 'aoba.yaml',
      },
    );
    await refused(await described(), 'LINK_SOURCE_KEYS_NOT_UNIQUE', { count: 1 });
  });

  it('where its rows end in a fault, by the SQLSTATE alone', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => patient({ patient_id: `${i}` }));
    await fill(selectOf(rows));
    const others = Object.keys(patient()).filter((name) => name !== 'phone');
    const failing = `SELECT ${others.join(', ')}, (1 / (patient_id::int - 2999))::text AS phone FROM his.patient`;
    await refused(await querying(failing), 'SOURCE_QUERY_FAILED', { code: '22012' });
  });

  it('where a query would do more than read, and changes nothing', async () => {
    await fill(selectOf([patient()]));
    await refused(await querying('DELETE FROM his.patient RETURNING *'), 'SOURCE_QUERY_FAILED');
    expect((await client.query('SELECT FROM his.patient')).rowCount).toBe(1);
  });

  it('where a row stands on the other side of the wall', async () => {
    const marked = patient({ patient_id: '2', institution_code: '9899900004' });
    await fill(selectOf([patient(), marked]));
    await refused(await described(), 'LINK_SOURCE_IS_REHEARSAL');
  });

  it('where a record is too long, by its row and not by a line nobody saw', async () => {
    const rows = [patient({ address: '一\n二\n三' }), patient({ patient_id: '2' })];
    await fill(selectOf(rows));
    await client.query(
      `UPDATE his.patient SET address = '"' || repeat('x', 5000000) WHERE patient_id = '2'`,
    );
    await refused(await described(), 'LINK_SOURCE_MALFORMED', { file: 'aoba.yaml', line: 2 });
  });
});

describe('a linkage of a database that is told to end', () => {
  const open = async () => {
    const asked = await client.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'yuzu link' AND datname = current_database()`,
    );
    return asked.rowCount;
  };

  it('does not wait for a server that is long silent, and leaves nothing behind', async () => {
    await fill(selectOf([patient()]));
    // The first look asks for no row; only reading waits.
    const query = 'SELECT p.* FROM his.patient p, LATERAL (SELECT pg_sleep(600)) AS silence';
    const source = await described({ tables: { patient: { query } } });
    const stopped = new AbortController();
    const ending = link(source, { signal: stopped.signal });
    const sleeping = `SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`;
    while ((await client.query(sleeping)).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stopped.abort();
    expect(await ending).toMatchObject({ error: { code: 'LINK_STOPPED' } });
    expect(await bench.outputs().catch(() => [])).toEqual([]);
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'yuzu link' AND datname = current_database()`,
    );
    while ((await open()) !== 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });
});
