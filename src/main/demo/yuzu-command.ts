import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const YUZU = fileURLToPath(new URL('../../../../bin/yuzu', import.meta.url));

export interface CommandOptions {
  /** Exit codes that are a result, not a failure. */
  readonly accept?: readonly number[];
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/** Runs `yuzu … --json` and gives what it printed. @throws Error with the command's own sentence. */
export async function yuzu<T>(args: readonly string[], options: CommandOptions = {}): Promise<T> {
  const child = spawn(process.execPath, [YUZU, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, YUZU_PROGRESS: 'json' },
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    const progress = progressOf(line);
    if (progress) options.onProgress?.(progress.label, progress.done, progress.total);
    else said.push(line);
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const printed = Buffer.concat(output).toString('utf8');
  if (code !== null && [0, ...(options.accept ?? [])].includes(code))
    return JSON.parse(printed) as T;
  throw new Error(`yuzu ${args[0] ?? ''}: ${said.join('\n') || printed} (exit ${String(code)})`);
}

function progressOf(line: string): { label: string; done: number; total: number } | undefined {
  if (!line.startsWith('{"progress":')) return undefined;
  return (JSON.parse(line) as { progress: { label: string; done: number; total: number } })
    .progress;
}
