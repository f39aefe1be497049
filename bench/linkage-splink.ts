import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRun, type Run } from './linkage-run.js';
import { measured } from './process-tree.js';

/** Splink 4 and the DuckDB we use, from PyPI. */
const PACKAGES = ['splink==4.0.17', 'duckdb==1.5.6'];
const SCRIPT = fileURLToPath(new URL('../../bench/linkage-splink.py', import.meta.url));

/** A Python environment with Splink, made once below the folder for temporary files. */
async function splinkPython(): Promise<string> {
  const folder = join(tmpdir(), 'yuzu-bench-splink-4.0.17');
  const python = join(folder, 'bin', 'python');
  if (await stat(join(folder, 'bin', 'pip')).catch(() => undefined)) return python;
  await measured({ program: 'python3', args: ['-m', 'venv', folder] });
  await measured({ program: python, args: ['-m', 'pip', 'install', '--quiet', ...PACKAGES] });
  return python;
}

/** The same files and blocking rules through Splink; its pairs of p ≥ 0.9, one-to-one by weight. */
export async function linkWithSplink(folder: string, rules: string): Promise<Run> {
  const program = await splinkPython();
  const { peakBytes } = await measured({ program, args: [SCRIPT, folder, rules] });
  return readRun(folder, 'splink', peakBytes);
}
