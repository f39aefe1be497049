import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../../src/platform/embedded-postgres/embedded-postgres.js';
import { launchingProcess } from './launching-process.js';

async function query(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const settings = { fsync: 'off' };

describe('the embedded database', () => {
  let home: string;
  let dataDir: string;
  let servers: EmbeddedPostgres[];
  let clusters: Set<string>;

  const start = async (options: Partial<EmbeddedPostgresOptions> = {}) => {
    const server = await EmbeddedPostgres.start({ dataDir, settings, ...options });
    servers.push(server);
    clusters.add(await clusterOf(server));
    return server;
  };
  const clusterOf = async (server: EmbeddedPostgres) =>
    String((await query(server.url('postgres'), 'SHOW data_directory'))[0]?.data_directory);
  const folderOf = async (server: EmbeddedPostgres) => dirname(await clusterOf(server));

  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'yuzu-embedded-')));
    await chmod(home, 0o755);
    dataDir = join(home, 'data');
    servers = [];
    clusters = new Set();
  });

  afterEach(async () => {
    for (const server of servers) await server.stop();
    for (const cluster of clusters) await rm(dirname(cluster), { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  });

  it('keeps what was written when it is stopped and started again', async () => {
    const first = await start();
    await first.createDatabase('gateway');
    await query(first.url('gateway'), "CREATE TABLE t AS SELECT '融通' AS word");
    await first.stop();
    const second = await start();
    await second.createDatabase('gateway');
    expect(await query(second.url('gateway'), 'SELECT word FROM t')).toEqual([{ word: '融通' }]);
  });

  it('is one server when two processes start it at the same moment', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.pid).toBe(first.pid);
    expect(second.url('postgres')).toBe(first.url('postgres'));
  });

  it('loses no committed row when the server is killed', async () => {
    const first = await start();
    await query(first.url('postgres'), 'CREATE TABLE t AS SELECT 42 AS n');
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.url('postgres'), 'SELECT n FROM t')).toEqual([{ n: 42 }]);
  });

  it('starts although the process number of a killed server belongs to another program', async () => {
    const first = await start();
    const cluster = await clusterOf(first);
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    const file = join(cluster, 'postmaster.pid');
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [String(process.pid), ...rest].join('\n'));
    const second = await start();
    expect(await query(second.url('postgres'), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('survives the kill -9 of the process that started it, and is adopted by the next', async () => {
    const launching = await launchingProcess(join(home, 'compiled'), dataDir);
    const folder = (await readFile(join(dataDir, 'location'), 'utf8').catch(() => dataDir)).trim();
    const pid = Number(
      (await readFile(join(folder, 'pgdata', 'postmaster.pid'), 'utf8')).split('\n')[0],
    );
    launching.kill('SIGKILL');
    await once(launching, 'exit');
    expect((await start()).pid).toBe(pid);
  });

  it('runs beside another on its own port, neither seeing the other’s databases', async () => {
    const [one, two] = [await start(), await start({ dataDir: join(home, 'other') })];
    await one.createDatabase('gateway');
    expect(two.port).not.toBe(one.port);
    await expect(query(two.url('gateway'), 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('runs where a folder on the way is closed to everybody else, and finds its data again', async () => {
    await chmod(home, 0o700);
    const first = await start();
    await query(first.url('postgres'), 'CREATE TABLE t AS SELECT 7 AS n');
    await first.stop();
    const second = await start();
    expect(await query(second.url('postgres'), 'SELECT n FROM t')).toEqual([{ n: 7 }]);
  });

  it('is reached through a link to its folder as the same server', async () => {
    const first = await start();
    const linked = join(home, 'linked');
    await symlink(dataDir, linked);
    expect((await start({ dataDir: linked })).pid).toBe(first.pid);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const server = await start();
    const { mode } = await stat(join(await folderOf(server), 'password'));
    expect(mode & 0o777).toBe(0o600);
    const url = new URL(server.url('postgres'));
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps the values of rows out of its log', async () => {
    const server = await start();
    await query(server.url('postgres'), 'CREATE TABLE t (name text PRIMARY KEY)');
    const twice = query(server.url('postgres'), "INSERT INTO t VALUES ('山田花子'), ('山田花子')");
    await expect(twice).rejects.toThrow('duplicate key');
    const log = await readFile(join(await folderOf(server), 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('山田花子');
  });

  it('says that the port is taken when it must use just that one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      await expect(start({ port })).rejects.toThrow(`Port ${port} for the database is used`);
    } finally {
      other.close();
    }
    const folder = (await readFile(join(dataDir, 'location'), 'utf8').catch(() => dataDir)).trim();
    clusters.add(join(folder, 'pgdata'));
  });

  it('refuses the data of another PostgreSQL version instead of touching them', async () => {
    const server = await start();
    const version = join(await clusterOf(server), 'PG_VERSION');
    await server.stop();
    await writeFile(version, '13\n');
    await expect(start()).rejects.toThrow('another version of PostgreSQL');
    await writeFile(version, '18\n');
  });

  it('refuses to make a new password for a database whose password is lost', async () => {
    const server = await start();
    const password = join(await folderOf(server), 'password');
    await server.stop();
    await rm(password);
    await expect(start()).rejects.toThrow('password file is missing');
  });

  it('says so when a file lies where its folder should be', async () => {
    await writeFile(dataDir, '');
    await expect(start()).rejects.toThrow('a file of that name');
  });
});
