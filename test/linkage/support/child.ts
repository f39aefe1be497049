import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const LOADER = new URL('../../transfer/support/typescript-loader.mjs', import.meta.url).pathname;
const SCRIPT = new URL('../../../src/main/cli.ts', import.meta.url).pathname;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Errors as the command printed them, and no progress. */
  readonly said: string;
}

/** Runs `yuzu ARGS` from the sources as a process of its own; `onProgress` sees each label of its progress. */
export async function yuzu(
  args: readonly string[],
  onProgress: (label: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', LOADER, SCRIPT, ...args], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_NO_WARNINGS: '1',
      YUZU_PROGRESS: 'json',
      LANG: 'C',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
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
