import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.js';

const OPERATORS = ['minato', 'aoba', 'yamato'];
/** Columns of patient.csv whose values name a person by themselves. */
const NAMING = ['name_kanji', 'name_kana', 'address', 'phone'];

/** Values of the invented persons that must stand nowhere outside the secure room. */
async function personsOf(dir: string): Promise<string[]> {
  const values = new Set<string>();
  for (const operator of ['minato', 'yamato']) {
    const file = join(dir, 'population', operator, 'csv', 'patient.csv');
    const [header = '', ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n');
    const columns = NAMING.map((name) => header.split(',').indexOf(name));
    for (const row of rows)
      for (const column of columns) values.add(row.split(',')[column]?.replaceAll('"', '') ?? '');
  }
  return [...values].filter((value) => value.length >= 4);
}

const found = (persons: readonly string[], text: string): boolean =>
  persons.some((person) => text.includes(person));

/** Logs, tables and bundle files of a finished demo in which a person stands. */
export async function placesOfPersons(dir: string): Promise<string[]> {
  const persons = await personsOf(dir);
  if (persons.length < 50) throw new Error('Too few persons to search for.');
  const places: string[] = [];
  for (const file of await readdir(join(dir, 'stick')))
    if (found(persons, await readFile(join(dir, 'stick', file), 'utf8'))) places.push(file);
  for (const operator of OPERATORS) {
    const log = await readFile(join(dir, operator, 'gateway.log'), 'utf8');
    if (found(persons, log)) places.push(`${operator}/gateway.log`);
    places.push(...(await tablesWith(persons, dir, operator)));
  }
  return places;
}

async function tablesWith(persons: string[], dir: string, operator: string): Promise<string[]> {
  const server = await EmbeddedPostgres.start({ dataDir: join(dir, operator, 'postgres') });
  const client = new pg.Client(server.url('yuzu'));
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    if (tables.rows.length < 20) throw new Error('Too few tables to search.');
    const places: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      if (rows.rows.some(({ row }) => found(persons, row))) places.push(`${operator}: ${name}`);
    }
    return places;
  } finally {
    await client.end();
  }
}
