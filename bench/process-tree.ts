import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

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

const middle = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;

/** Median time and highest peak of each; they take turns, so that other load meets all of them. */
export async function inTurns(
  runs: number,
  works: readonly (() => Promise<Measured>)[],
  before: () => Promise<unknown>,
): Promise<Measured[]> {
  const all = works.map((): Measured[] => []);
  for (let run = 0; run < runs; run += 1) {
    await before();
    for (const [at, work] of works.entries()) all[at]?.push(await work());
  }
  return all.map((turns) => ({
    seconds: middle(turns.map(({ seconds }) => seconds)),
    peakBytes: Math.max(...turns.map(({ peakBytes }) => peakBytes)),
  }));
}
