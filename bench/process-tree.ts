import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { inTurns, middle } from './timed.js';

/** How long a command took and the most memory it and its children held at one time. */
export interface Measured {
  readonly seconds: number;
  readonly peakBytes: number;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly input?: string;
}

const SAMPLE_MS = 100;
const PAGE = 4096;

function childrenOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const lists = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'));
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

/** Resident bytes of the process and all below it; 0 of what has ended meanwhile. */
function residentBytes(pid: number): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    const below = childrenOf(pid).map(residentBytes);
    return Number(pages) * PAGE + below.reduce((sum, bytes) => sum + bytes, 0);
  } catch {
    return 0;
  }
}

/** Runs a program to its end. @throws Error with what it said when it fails. */
export async function measured({ program, args, cwd, input = '' }: Command): Promise<Measured> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, stdio: ['pipe', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
  child.stdin.end(input);
  let peakBytes = 0;
  const sample = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(child.pid ?? 0));
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(sample);
  if (code === 0) return { seconds: (performance.now() - start) / 1000, peakBytes };
  throw new Error(`${program} ended with code ${String(code)}: ${said.join('').trim()}`);
}

/** Median time and highest peak of each over these turns. */
export async function measuredInTurns(
  turns: number,
  works: readonly (() => Promise<Measured>)[],
  before: () => Promise<unknown>,
): Promise<Measured[]> {
  const all = await inTurns(turns, works, before);
  return all.map((runs) => ({
    seconds: middle(runs, ({ seconds }) => seconds).seconds,
    peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
  }));
}
