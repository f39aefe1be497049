import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const LOADER = new URL('../../transfer/support/typescript-loader.mjs', import.meta.url).pathname;
const SCRIPT = new URL('../../../src/main/cli.ts', import.meta.url).pathname;

const SIGNAL_AT = new URL('./signal-at.mjs', import.meta.url).pathname;

type Child = ChildProcessByStdio<null, null, Readable>;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Errors as the command printed them, and no progress. */
  readonly said: string;
}

/** Runs `yuzu ARGS` from the sources as a process of its own; `onProgress` sees the labels of its progress. */
export function yuzu(
  args: readonly string[],
  onProgress: (label: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  return watched(start(['--import', LOADER, SCRIPT, ...args]), onProgress);
}

/** As `yuzu`, and it gets the signal as soon as it begins the stage of this label. */
export function yuzuSignalled(
  args: readonly string[],
  stage: string,
  signal: NodeJS.Signals,
): Promise<Ended> {
  const imports = ['--import', LOADER, '--import', SIGNAL_AT];
  const told = { YUZU_TEST_STAGE: stage, YUZU_TEST_SIGNAL: signal };
  return watched(start([...imports, SCRIPT, ...args], told));
}

function start(args: readonly string[], told: NodeJS.ProcessEnv = {}): Child {
  return spawn(process.execPath, args, {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_NO_WARNINGS: '1',
      YUZU_PROGRESS: 'json',
      LANG: 'C',
      ...told,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function watched(
  child: Child,
  onProgress: (label: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let said = '';
  for await (const line of createInterface(child.stderr)) {
    const label = labelIn(line);
    if (label === undefined) said += `${line}\n`;
    else onProgress(label, child);
  }
  const [code, signal] = await exited;
  return { code, signal, said };
}

function labelIn(line: string): string | undefined {
  if (!line.startsWith('{"progress"')) return undefined;
  return (JSON.parse(line) as { progress: { label: string } }).progress.label;
}
