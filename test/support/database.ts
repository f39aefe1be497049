import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { EmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.js';

export interface FreshDatabase {
  readonly url: string;
  /** Ends its sessions and removes it. What is left at the end goes with the server. */
  drop(): Promise<void>;
}

type Migration = new () => MigrationInterface;

/** Nothing here must outlive a power cut. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

let starting: Promise<EmbeddedPostgres> | undefined;

/** The run's one server: the first worker that asks starts it, the others adopt it. */
function server(): Promise<EmbeddedPostgres> {
  const run = process.env.YUZU_TEST_RUN;
  if (run === undefined)
    throw new Error('Run through jest.config.mjs: its global set-up is missing.');
  starting ??= EmbeddedPostgres.start({ dataDir: join(run, 'database'), settings: SETTINGS });
  return starting;
}

async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client((await server()).url('postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function migrate(url: string, migrations: readonly Migration[]): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

/** A database that has these migrations, made once per run and copied for every test. */
async function template(client: pg.Client, migrations: readonly Migration[]): Promise<string> {
  const names = migrations.map((migration) => migration.name).join();
  const name = `template_${createHash('sha256').update(names).digest('hex').slice(0, 16)}`;
  await client.query('SELECT pg_advisory_lock(1)');
  const known = await client.query(
    'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
    [name],
  );
  if (known.rowCount === 0) {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
    await migrate((await server()).url(name), migrations);
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  }
  await client.query('SELECT pg_advisory_unlock(1)');
  return name;
}

/**
 * A database of its own for one test or suite, on the run's server, with the given migrations (none:
 * empty, for code that migrates by itself).
 */
export async function freshDatabase(migrations: readonly Migration[] = []): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(async (client) => {
    const source = migrations.length === 0 ? 'template1' : await template(client, migrations);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  });
  return {
    url: (await server()).url(name),
    drop: () =>
      asAdministrator(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}
