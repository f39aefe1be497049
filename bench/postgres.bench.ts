import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { EmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.js';
import type { ReadingFigures } from './reader-process.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, numberOption, timed } from './timed.js';

const PEER = 'COPY alone';
const READER = fileURLToPath(new URL('./reader-process.js', import.meta.url));
const run = promisify(execFile);
const TABLES = ['patient', 'lab_result'];

const INSTITUTION = "'1310123456'";
/** Rows of the two tables; a person has twenty results. */
const rowsSql = (rows: number): Readonly<Record<string, string>> => ({
  patient: `INSERT INTO patient (institution_code, patient_id, name_kanji, name_kana, birth_date, sex)
    SELECT ${INSTITUTION}, lpad(n::text, 8, '0'), '見本', 'ミホン', '1958-10-21', 'F'
    FROM generate_series(0, ${Math.floor(rows / 20)}) n`,
  lab_result: `INSERT INTO lab_result (institution_code, patient_id, order_number, specimen_number, sequence, collected_at, item_code, item_name, value, unit)
    SELECT ${INSTITUTION}, lpad((n / 20)::text, 8, '0'), lpad(n::text, 15, '0'), '1', '1', '2025-04-01T09:30:00', '3A015000002327101', 'アルブミン', (n % 100)::text, 'g/dL'
    FROM generate_series(0, ${rows - 1}) n`,
});

async function fill(client: pg.Client, rows: number, { tables }: DataDefinition): Promise<void> {
  const sql = rowsSql(rows);
  for (const { name, items } of tables.filter(({ name }) => TABLES.includes(name))) {
    const columns = items.map((item) => `"${item.name}" text`);
    await client.query(`CREATE TABLE ${name} (${columns.join(', ')})`);
    await client.query(sql[name] ?? '');
  }
}

/** The same rows in the same order, only counted; the patients twice, as the reader asks for them. */
async function copyOnly(client: pg.Client, { tables }: DataDefinition): Promise<number> {
  let bytes = 0;
  for (const name of ['patient', ...TABLES]) {
    const key = tables.find((table) => table.name === name)?.key ?? [];
    const order = key.map((column) => `${column} COLLATE "C"`).join(', ');
    const sql = `COPY (SELECT * FROM ${name} ORDER BY ${order}) TO STDOUT (FORMAT csv)`;
    for await (const chunk of client.query(to(sql))) bytes += (chunk as Buffer).length;
  }
  return bytes;
}

async function describe(url: string, folder: string): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  await writeFile(join(folder, 'password'), decodeURIComponent(password), { mode: 0o600 });
  const file = join(folder, 'source.json');
  const server = { host: hostname, port: Number(port), user: username };
  const tables = Object.fromEntries(TABLES.map((table) => [table, { table }]));
  const described = { ...server, database: pathname.slice(1), passwordFile: 'password', tables };
  await writeFile(file, JSON.stringify(described));
  return file;
}

async function compared(
  client: pg.Client,
  url: string,
  folder: string,
  options: readonly string[],
): Promise<BenchResult[]> {
  const rows = numberOption(options, '--rows', 1_000_000);
  const heapMb = numberOption(options, '--heap', 64);
  const file = new URL('../../contracts/data-definition/v1.json', import.meta.url);
  const definition = JSON.parse(await readFile(file, 'utf8')) as DataDefinition;
  await fill(client, rows, definition);
  const source = await describe(url, folder);
  const limit = await timed(() => copyOnly(client, definition));
  const limited = [`--max-old-space-size=${heapMb}`, READER, 'postgres', source];
  const { stdout } = await run(process.execPath, limited);
  const { seconds, read, peakMb } = JSON.parse(stdout) as ReadingFigures;
  const speed = Math.round(read / seconds).toLocaleString('en');
  const note = `${speed} rows/s; ${read} rows; peak ${peakMb} MB`;
  return [
    { case: PEER, seconds: limit.seconds, note: `${Math.round(limit.value / 1e6)} MB` },
    { case: 'read postgres', seconds, peer: PEER, ratio: limit.seconds / seconds, note },
  ];
}

/** The reader of PostgreSQL with a limited heap, beside COPY of the same rows. */
export const suite: BenchSuite = {
  name: 'postgres',
  options: '--rows N (1000000) --heap MB (limit of the reader’s heap; 64)',
  run: (options) =>
    inFolder(async (folder) => {
      const server = await EmbeddedPostgres.start({ dataDir: join(folder, 'database') });
      const url = server.url('postgres');
      const client = new pg.Client(url);
      try {
        await client.connect();
        return await compared(client, url, folder, options);
      } finally {
        await client.end();
        await server.stop();
      }
    }),
};
