import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRun, type Run } from './linkage-run.js';
import { measured, type Measured } from './process-tree.js';

/** Splink 4 and the DuckDB we use, from PyPI. */
const PACKAGES = ['splink==4.0.17', 'duckdb==1.5.6'];

/** A Python environment with Splink, made once below the folder for temporary files. */
async function splinkPython(): Promise<string> {
  const folder = join(tmpdir(), 'yuzu-bench-splink-4.0.17');
  const python = join(folder, 'bin', 'python');
  if (await stat(join(folder, 'bin', 'pip')).catch(() => undefined)) return python;
  await measured({ program: 'python3', args: ['-m', 'venv', folder] });
  await measured({ program: python, args: ['-m', 'pip', 'install', '--quiet', ...PACKAGES] });
  return python;
}

/** Runs a script of this folder in an environment with Splink. */
export async function runSplink(script: string, args: readonly string[]): Promise<Measured> {
  const program = await splinkPython();
  const path = fileURLToPath(new URL(`../../bench/${script}`, import.meta.url));
  return measured({ program, args: [path, ...args] });
}

/** The same files and blocking rules through Splink; its pairs of p ≥ 0.9, one-to-one by weight. */
export async function linkWithSplink(folder: string, rules: string): Promise<Run> {
  const { peakBytes } = await runSplink('linkage-splink.py', [folder, rules]);
  return readRun(folder, 'splink', peakBytes);
}
