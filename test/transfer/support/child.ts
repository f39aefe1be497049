import { spawn, type ChildProcess } from 'node:child_process';
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

/** Runs `yuzu ARGS` from the sources, as its own process; temporary files would go to `tmp`. */
export function startChild(args: readonly string[], tmp: string): ChildProcess {
  const loader = new URL('./typescript-loader.mjs', import.meta.url).pathname;
  const script = new URL('../../../src/main/cli.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', loader, script, ...args], {
    env: { PATH: process.env.PATH, TMPDIR: tmp, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
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

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

/** Arguments and environment of every process there is. */
export function collectProcesses(into: Set<string>): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    for (const file of ['cmdline', 'environ']) into.add(readOrEmpty(`/proc/${pid}/${file}`));
}

/** Content of every file below the folder, the large ones by their first megabyte. */
export function collectFiles(folder: string, into: Set<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    try {
      if (statSync(path).isFile() && statSync(path).size < 1 << 20) into.add(readOrEmpty(path));
    } catch {
      // Gone between listing and reading.
    }
  }
}
