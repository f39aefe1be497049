import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readPostgres } from '../../src/features/extraction/engines/postgres/postgres-source.js';
import { describedDatabase } from './described-database.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { definition, gathered, isAccounted, requestFor, type ReadSource } from './read-source.js';
import { checkData, extracted, scratch } from './support.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { wholeDefinition } from '../../src/features/extraction/index.js';
import { columnsOf, diagnosis, person, type Row } from './table-rows.js';

const TABLES = ['patient', 'diagnosis', 'encounter'];
const three = {
  ...definition,
  tables: definition.tables.filter(({ name }) => TABLES.includes(name)),
};

let database: FreshDatabase;
let client: pg.Client;
let work: Awaited<ReturnType<typeof scratch>>;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Connections of an extraction from this database: other tests read theirs from the same server. */
const EXTRACTING = `FROM pg_stat_activity
  WHERE application_name = 'yuzu extract' AND datname = current_database()`;

const TYPES: Readonly<Record<string, string>> = { birth_date: 'date', occurred_at: 'timestamptz' };

async function createTable(table: string): Promise<void> {
  const columns = columnsOf(table).map((name) => `"${name}" ${TYPES[name] ?? 'text'}`);
  await client.query(`DROP TABLE IF EXISTS his."${table}"`);
  await client.query(`CREATE TABLE his."${table}" (${columns.join(', ')})`);
}

async function insert(table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  const marks = names.map((_, at) => `$${at + 1}`);
  const sql = `INSERT INTO his."${table}" (${names.join(', ')}) VALUES (${marks.join(', ')})`;
  await client.query(sql, Object.values(row));
}

beforeEach(async () => {
  work = await scratch();
  await client.query('CREATE SCHEMA IF NOT EXISTS his');
  for (const table of TABLES) await createTable(table);
  const { password } = new URL(database.url);
  await writeFile(join(work.path, 'password'), `${decodeURIComponent(password)}\n`, {
    mode: 0o600,
  });
});
afterEach(() => work.remove());

const all = Object.fromEntries(TABLES.map((table) => [table, { table: `his.${table}` }]));

async function sourceFile(changes: object = {}): Promise<string> {
  const described = await describedDatabase(database.url, work.path, all);
  const file = join(work.path, 'source.yaml');
  await writeFile(file, JSON.stringify({ ...described, passwordFile: 'password', ...changes }));
  return file;
}

const request = (file: string) => ({ ...requestFor('postgres', file), definition: three });
const read = async (changes?: object): Promise<ReadSource> =>
  gathered(readPostgres(request(await sourceFile(changes))));

describe('a PostgreSQL database', () => {
  it('gives its rows as they are, by key, the patients first', async () => {
    for (const id of ['10', '9', '1']) await insert('patient', person(id));
    await insert('diagnosis', diagnosis('9', '1', { disease_name: '感冒, "疑い"\r\n２行目' }));
    const { of, rows, tally, findings } = await read();
    expect(of('patient').map((row) => row.patient_id)).toEqual(['1', '10', '9']);
    expect(of('patient')[0]).toMatchObject(person('1'));
    expect(of('diagnosis')).toMatchObject([{ disease_name: '感冒, "疑い"\r\n２行目' }]);
    expect(rows[0]).toMatchObject({ table: 'patient', place: 'patient:2' });
    expect(findings).toEqual([]);
    expect(tally).toMatchObject({ unit: 'record', found: 4, read: 4, withheld: 0 });
  });

  it('gives times as the definition writes them, in the zone of the source', async () => {
    const visit = {
      patient_id: '1',
      event_kind: 'ADT-12',
      occurred_at: '2025-06-10 00:30:15.25+00',
    };
    await insert('encounter', visit);
    expect((await read()).of('encounter')).toMatchObject([{ occurred_at: '2025-06-10T09:30:15' }]);
    const { of } = await read({ timeZone: 'UTC' });
    expect(of('encounter')).toMatchObject([{ occurred_at: '2025-06-10T00:30:15' }]);
  });

  it('takes a query in place of a table, and tells tables it does not describe', async () => {
    await insert('patient', person('1'));
    await insert('patient', person('2'));
    const query = "SELECT *, 1 AS more FROM his.patient WHERE patient_id <> '2' -- a comment";
    const { of, findings } = await read({ tables: { patient: { query } } });
    expect(of('patient').map((row) => row.patient_id)).toEqual(['1']);
    expect(findings).toEqual([
      { path: 'diagnosis', code: 'TABLE_MISSING' },
      { path: 'encounter', code: 'TABLE_MISSING' },
    ]);
  });

  it('withholds persons it names twice, and reports gaiji', async () => {
    await insert('patient', person('1'));
    await insert('patient', person('1', { name_kana: 'ベツ　ジン' }));
    await insert('patient', person('2', { name_kanji: '\uE000' }));
    const { of, findings, tally } = await read();
    expect(of('patient').map((row) => row.patient_id)).toEqual(['2']);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['PATIENT_DUPLICATED', 2],
      ['PATIENT_DUPLICATED', 3],
      ['GAIJI', 4],
    ]);
    expect(isAccounted(tally)).toBe(true);
  });

  it('reads all tables as of one moment: what is changed meanwhile is not half in it', async () => {
    await insert('patient', person('1'));
    await insert('diagnosis', diagnosis('1', '1'));
    const batches = readPostgres(request(await sourceFile()));
    await batches.next();
    await insert('diagnosis', diagnosis('1', '2'));
    await client.query('DELETE FROM his.patient');
    const { counts } = await gathered(batches);
    expect(counts.diagnosis).toBe(1);
  });

  it('is extracted into files that conform to the definition', async () => {
    await insert('patient', person('1'));
    const code = { disease_code: '20054174', icd10: 'K297', outcome_code: 'N' };
    await insert('diagnosis', diagnosis('1', '1', code));
    const written = await extracted({
      source: await sourceFile(),
      out: join(work.path, 'out'),
      kind: 'postgres',
      ticket: { definition: three, tables: wholeDefinition(three) },
    });
    expect(written.receipt.rows).toEqual({ patient: 1, diagnosis: 1, encounter: 0 });
    const directory = join(work.path, 'out');
    const report = unwrap(await checkData.execute({ directory, definition: three }));
    expect(report).toMatchObject({ conforming: true, findings: [] });
  });

  it('leaves no connection behind, also when the reading stops early', async () => {
    for (let at = 0; at < 50; at++) await insert('patient', person(String(at)));
    const batches = readPostgres(request(await sourceFile()));
    await batches.next();
    await batches.return(undefined);
    // The server learns of it when it comes to it; a connection that stays is told by the test's own limit.
    while ((await client.query(`SELECT 1 ${EXTRACTING}`)).rowCount !== 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

describe('a PostgreSQL source is refused', () => {
  const refused = (changes: object, code: RegExp) => expect(read(changes)).rejects.toThrow(code);
  const querying = (query: string) => ({ tables: { ...all, patient: { query } } });

  it('where a query lacks items, and names them', () =>
    refused(
      querying('SELECT patient_id FROM his.patient'),
      /SOURCE_COLUMNS_MISSING.*patient.*name_kana/,
    ));

  it('where a query is none, by its SQLSTATE', async () => {
    await refused(querying('SELECT nothing'), /SOURCE_QUERY_FAILED.*patient.*42703/);
    await refused(querying('SELECT 1; SELECT 2'), /SOURCE_QUERY_FAILED.*42601/);
  });

  it.each([
    'SELECT * FROM his.patient) TO STDOUT; COMMIT; DROP TABLE his.patient; --',
    'DELETE FROM his.patient RETURNING *',
    'WITH gone AS (DELETE FROM his.patient RETURNING *) SELECT * FROM gone',
  ])('where a query would do more than select, and changes nothing: %s', async (query) => {
    await insert('patient', person('1'));
    await refused(querying(query), /SOURCE_QUERY_FAILED/);
    expect((await client.query('SELECT * FROM his.patient')).rowCount).toBe(1);
  });

  it('where the rows end in a fault of the server, without quoting them', async () => {
    await insert('patient', person('1', { name_kanji: '水野　秘' }));
    const query = 'SELECT *, (1 / (length(patient_id) - 1))::text AS more FROM his.patient';
    const columns = columnsOf('patient').map((name) => (name === 'phone' ? 'more AS phone' : name));
    const failing = `SELECT ${columns.join(', ')} FROM (${query}) AS q`;
    const error = await read(querying(failing)).catch((fault: unknown) => fault);
    expect(String(error)).toMatch(/SOURCE_QUERY_FAILED.*22012/);
    expect(String(error)).not.toContain('秘');
  });

  it('where the connection breaks while rows come', async () => {
    for (let at = 0; at < 20_000; at += 1_000)
      await client.query(
        `INSERT INTO his.patient (institution_code, patient_id, address)
         SELECT '0110113719', g::text, repeat('住', 300) FROM generate_series(${at + 1}, ${at + 1_000}) g`,
      );
    const batches = readPostgres(request(await sourceFile()));
    await batches.next();
    await client.query(`SELECT pg_terminate_backend(pid) ${EXTRACTING}`);
    await expect(gathered(batches)).rejects.toThrow(/SOURCE_QUERY_FAILED/);
  });

  it('where the database cannot be reached, the login fails or TLS is missing', async () => {
    await refused({ port: 1 }, /SOURCE_DATABASE_UNREACHABLE.*ECONNREFUSED/);
    await refused({ database: 'none' }, /SOURCE_DATABASE_UNREACHABLE.*3D000/);
    await refused({ tls: true }, /SOURCE_DATABASE_UNREACHABLE/);
    await refused({ tls: { ca: 'nowhere.pem' } }, /SOURCE_DATABASE_UNREACHABLE.*ENOENT/);
    await writeFile(join(work.path, 'wrong'), 'wrong', { mode: 0o600 });
    await refused({ passwordFile: 'wrong' }, /SOURCE_DATABASE_UNREACHABLE.*28P01/);
  });

  it('where others may read the password', async () => {
    await writeFile(join(work.path, 'open'), 'secret');
    await chmod(join(work.path, 'open'), 0o644);
    await refused({ passwordFile: 'open' }, /SOURCE_PASSWORD_EXPOSED/);
    await refused({ passwordFile: 'nowhere' }, /SOURCE_PASSWORD_UNREADABLE/);
  });

  it('where its file holds a password or anything unknown, and does not repeat it', async () => {
    const error = await read({ password: 'geheim' }).catch((fault: unknown) => fault);
    expect(String(error)).toMatch(/SOURCE_FILE_INVALID.*password/);
    expect(String(error)).not.toContain('geheim');
    await refused({ tables: {} }, /SOURCE_FILE_INVALID/);
    await refused({ timeZone: "UTC'; DROP" }, /SOURCE_FILE_INVALID/);
  });
});
