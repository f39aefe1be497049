import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from './exchange.js';
import type { Patient } from './patients.js';

export const manyPatients = (count: number): Patient[] =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n).padStart(8, '0'),
    kanji: `患者\u3000${n}`,
    kana: `カンジャ\u3000${n % 97}`,
    birth: `19${String(10 + (n % 90))}-0${1 + (n % 9)}-15`,
    diseases: [`疾患${(n * 7919) % 10_007}`, `疾患${(n * 104_729) % 10_009}`],
  }));

interface PackingFiles {
  readonly ticketFile: string;
  readonly extraction: string;
  readonly to: string;
}

export const packing = (
  exchange: Exchange,
  { ticketFile, extraction, to }: PackingFiles,
): string[] => [
  ...['pack', '--ticket', ticketFile, '--keys', exchange.path('aoba')],
  ...['--opt-outs', exchange.path('opt-outs.asc'), '--notices', exchange.path('notices.asc')],
  ...['--signer', exchange.path('preparer'), '--in', extraction, '--out', to],
];

interface ProvidingFiles {
  readonly ticketFile: string;
  /** Folder of the source's CSV files. */
  readonly data: string;
  readonly to: string;
}

export const providing = (
  exchange: Exchange,
  { ticketFile, data, to }: ProvidingFiles,
): string[] => [
  ...['provide', '--ticket', ticketFile, '--keys', exchange.path('aoba')],
  ...['--opt-outs', exchange.path('opt-outs.asc'), '--notices', exchange.path('notices.asc')],
  ...['--signer', exchange.path('preparer'), '--source', `csv:${data}`, '--out', to],
];

export const extracting = (
  exchange: Exchange,
  { ticketFile, data, to }: ProvidingFiles,
): string[] => [
  ...['extract', '--ticket', ticketFile, '--keys', exchange.path('aoba')],
  ...['--opt-outs', exchange.path('opt-outs.asc'), '--notices', exchange.path('notices.asc')],
  ...['--source', `csv:${data}`, '--out', to],
];

interface OpeningFiles {
  readonly ticketFile: string;
  readonly medium: string;
  readonly message: string;
  readonly to: string;
}

export const opening = (
  exchange: Exchange,
  { ticketFile, medium, message, to }: OpeningFiles,
): string[] => [
  ...['open', '--ticket', ticketFile, '--keys', exchange.path('minato'), '--medium', medium],
  ...['--passphrase-message', message, '--out', to],
];

const path = (file: string): string => new URL(file, import.meta.url).pathname;

/** What happens in a child process beside its command: a module of this folder, and what it is told. */
interface Beside {
  readonly module: string;
  readonly told?: Readonly<Record<string, string>>;
}

const nodeArgs = (args: readonly string[], modules: readonly string[] = []): string[] => [
  ...['./typescript-loader.mjs', ...modules].flatMap((module) => ['--import', path(module)]),
  ...[path('../../../src/main/cli.ts'), ...args],
];

const environment = (tmp: string, told?: Beside['told']) => ({
  ...{ PATH: process.env.PATH, TMPDIR: tmp, NODE_NO_WARNINGS: '1' },
  ...told,
});

/** Runs `yuzu ARGS` from the sources, as its own process; temporary files would go to `tmp`. */
export const startChild = (args: readonly string[], tmp: string, beside?: Beside): ChildProcess =>
  spawn(process.execPath, nodeArgs(args, beside && [beside.module]), {
    env: environment(tmp, beside?.told),
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** As `startChild`, from the first archiver on with a limit to the size of files (RLIMIT_FSIZE); what it says, too. */
export function runLimited(args: readonly string[], tmp: string): SpawnSyncReturns<string> {
  const env = environment(tmp);
  return spawnSync(process.execPath, nodeArgs(args, ['./limited-files.mjs']), {
    ...{ env, encoding: 'utf8' },
  });
}

interface Moment {
  /** Where the command builds its folder. */
  readonly parent: string;
  /** Path within that folder. */
  readonly file: string;
}

/** As `startChild`; the process gets the signal as soon as the file is there. */
export function startSignalled(
  args: readonly string[],
  tmp: string,
  signal: NodeJS.Signals,
  { parent, file }: Moment,
): ChildProcess {
  const told = { YUZU_TEST_SIGNAL: signal, YUZU_TEST_PARENT: parent, YUZU_TEST_FILE: file };
  return startChild(args, tmp, { module: './signal-when.mjs', told });
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const ended = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });

/** Calls `look` again and again until the child has ended. */
export async function watch(child: ChildProcess, look: () => void): Promise<Ended> {
  const state: { end?: Ended } = {};
  const end = ended(child).then((ending) => (state.end = ending));
  while (!state.end) {
    look();
    await sleep(8);
  }
  return end;
}

const readOrEmpty = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
};

/** Arguments and environment of every process there is. */
export function collectProcesses(into: Set<string>): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    for (const file of ['cmdline', 'environ']) into.add(readOrEmpty(`/proc/${pid}/${file}`));
}

/** As `startChild`; each archiver it starts stands still until it gets SIGCONT. */
export const startHoldingArchivers = (args: readonly string[], tmp: string): ChildProcess =>
  startChild(args, tmp, { module: './held-archiver.mjs' });

/** Number of a process it started that stands still. */
export function stoppedChildOf({ pid = 0 }: ChildProcess): number | undefined {
  const children = readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(' ');
  const stopped = children.find((child) =>
    /^State:\tT/m.test(readOrEmpty(`/proc/${child}/status`)),
  );
  return stopped === undefined ? undefined : Number(stopped);
}

/** Content of every file below the folder, the large ones by their first megabyte. */
export function collectFiles(folder: string, into: Set<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    try {
      if (statSync(file).isFile() && statSync(file).size < 1 << 20) into.add(readOrEmpty(file));
    } catch {
      // Gone between listing and reading.
    }
  }
}
