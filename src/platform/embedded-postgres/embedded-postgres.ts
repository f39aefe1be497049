import pg from 'pg';
import { freePort } from '../network/free-port.js';
import { binaries, type Binaries } from './binaries.js';
import { ensureCluster, passwordOf, SUPERUSER } from './cluster.js';
import { faultOfLog, postgresFault, withSentence } from './errors.js';
import { launch, type Settings } from './launch.js';
import { placeOf, type Place } from './place.js';
import { livePostmaster, sleep, stopPostmaster, type Postmaster } from './postmaster.js';

export interface EmbeddedPostgresOptions {
  /** Folder of the database; made if absent. Relative paths count from the working directory. */
  readonly dataDir: string;
  /** 0 or absent: any free port. A server that is already running keeps its port. */
  readonly port?: number;
  readonly settings?: Settings;
}

/** Long, because a server killed under load first replays its log. */
const START_TIMEOUT_MS = 300_000;
/** Passing states: another process is starting it, a killed server's last sessions still end. */
const PASSING = /lock file .* already exists|pre-existing shared memory block/;

/**
 * A PostgreSQL server of our own, from the binaries npm brought. It is detached: it survives the
 * process that started it, and the next `start` on the same folder adopts it.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly place: Place,
    private readonly password: string,
    private readonly postmaster: Postmaster,
    private readonly adopted: boolean,
  ) {}

  /**
   * Makes the database on first use, adopts it where it runs, recovers it where it was killed.
   * @throws RefusedError with one of the codes of errors.ts when it cannot.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    try {
      const programs = await binaries();
      const place = await placeOf(options.dataDir);
      const password = await passwordOf(place);
      await ensureCluster(place, programs, options.settings?.fsync !== 'off');
      const before = await livePostmaster(place.cluster);
      const postmaster = await running(place, password, programs, options);
      return new EmbeddedPostgres(place, password, postmaster, before?.pid === postmaster.pid);
    } catch (error) {
      throw withSentence(error, options.dataDir);
    }
  }

  get port(): number {
    return this.postmaster.port;
  }

  get pid(): number {
    return this.postmaster.pid;
  }

  /** Address with the password in it: never to be printed or logged. */
  url(database: string): string {
    return urlOf(this.password, this.port, database);
  }

  /** Makes the database unless it is there. The name: lower-case letters, digits, underscores. */
  async createDatabase(name: string): Promise<void> {
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`Not a database name: ${name}`);
    const client = new pg.Client(this.url('postgres'));
    await client.connect();
    try {
      const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (known.rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
    } catch (error) {
      if (!MADE_MEANWHILE.has(String((error as { code?: unknown }).code))) throw error;
    } finally {
      await client.end();
    }
  }

  /** Ends all sessions and the server. To be called after the application has closed. */
  async stop(): Promise<void> {
    await stopPostmaster(this.place.cluster, this.pid);
  }

  /** Takes `start` back: a server that ran before goes on, for others may be working with it. */
  async undo(): Promise<void> {
    if (!this.adopted) await this.stop();
  }
}

/** duplicate_database, and unique_violation when both makers passed the check at once. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);

const urlOf = (password: string, port: number, database: string): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

/** Whether the server on that port is ours (it knows our password and serves our cluster) and ready. */
async function answers(place: Place, password: string, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(password, port, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>('SHOW data_directory');
    return answer.rows[0]?.data_directory === place.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function running(
  place: Place,
  password: string,
  programs: Binaries,
  options: EmbeddedPostgresOptions,
): Promise<Postmaster> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const live = await livePostmaster(place.cluster);
    if (live && (await answers(place, password, live.port))) return live;
    if (!live) await launchOnce(place, password, programs, options, deadline);
    else await sleep(50);
  }
  throw postgresFault('POSTGRES_START_FAILED', { log: place.log });
}

/** One try: ends when the server is ready, or has given up for a passing reason, or throws. */
async function launchOnce(
  place: Place,
  password: string,
  programs: Binaries,
  options: EmbeddedPostgresOptions,
  deadline: number,
): Promise<void> {
  const wanted = options.port ?? 0;
  const port = wanted === 0 ? await freePort() : wanted;
  const { ended } = await launch(place, programs, port, options.settings ?? {});
  let log: string | undefined;
  void ended.then(
    (text) => (log = text),
    (error: unknown) => (log = String(error)),
  );
  while (log === undefined && !(await answers(place, password, port))) {
    if (Date.now() > deadline) return;
    await sleep(30);
  }
  if (log === undefined) return;
  const fault = faultOfLog(log, { place: place.folder, port, log: place.log });
  const retried =
    PASSING.test(log) || (wanted === 0 && fault.refusal.error.code === 'POSTGRES_PORT_IN_USE');
  if (!retried) throw fault;
  await sleep(100);
}
