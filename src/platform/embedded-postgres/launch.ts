import { spawn } from 'node:child_process';
import { close, open } from 'node:fs';
import { open as openFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { SERVER_ENVIRONMENT } from './cluster.js';
import type { Place } from './place.js';

/** Server settings beside the launcher's own, e.g. `{ fsync: 'off' }` for tests. */
export type Settings = Readonly<Record<string, string>>;

export interface Launched {
  readonly pid: number;
  /** What the server wrote to its log before it ended; never resolves while it runs. */
  readonly ended: Promise<string>;
}

const OWN_SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and DETAIL lines carry values of rows: the log must not hold them.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const serverArguments = (cluster: string, port: number, settings: Settings): string[] => [
  '-D',
  cluster,
  '-p',
  String(port),
  ...Object.entries({ ...OWN_SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]),
];

async function readFrom(file: string, offset: number): Promise<string> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size - offset, 65_536));
    await handle.read(buffer, 0, buffer.length, offset);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

/** Starts the server in a session of its own, so that it outlives this process and a Ctrl-C. */
export async function launch(
  place: Place,
  { postgres }: Binaries,
  port: number,
  settings: Settings,
): Promise<Launched> {
  const offset = (await stat(place.log).catch(() => undefined))?.size ?? 0;
  const log = await promisify(open)(place.log, 'a', 0o600);
  const child = spawn(postgres, serverArguments(place.cluster, port, settings), {
    ...place.user,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<string>((done, failed) => {
    child.on('error', failed);
    child.on('exit', () => {
      readFrom(place.log, offset).then(done, failed);
    });
  });
  ended.catch(() => undefined);
  child.unref();
  await promisify(close)(log);
  return { pid: child.pid ?? 0, ended };
}
