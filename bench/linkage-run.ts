import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { againstTruth, readThrough } from './linkage-files.js';
import { measured } from './process-tree.js';

/** What one program made of the files. */
export interface Run {
  readonly program: string;
  /** From reading the CSV files to the links. */
  readonly seconds: number;
  readonly peakBytes: number;
  readonly pairs: readonly (readonly [string, string])[];
}

export async function readRun(folder: string, program: string, peakBytes: number): Promise<Run> {
  const { seconds } = JSON.parse(await readFile(join(folder, `${program}.json`), 'utf8')) as {
    seconds: number;
  };
  const text = (await readFile(join(folder, `${program}.csv`), 'utf8')).trim();
  const pairs =
    text === '' ? [] : text.split(/\r?\n/).map((line) => line.split(',') as [string, string]);
  return { program, seconds, peakBytes, pairs };
}

const PROCESS = fileURLToPath(new URL('linkage-process.js', import.meta.url));

/** The files are read through before, so that no disk is measured. */
export async function linkWithYuzu(folder: string, rules: string, megabytes: number): Promise<Run> {
  await readThrough(folder);
  const args = [PROCESS, folder, rules, String(megabytes)];
  const { peakBytes } = await measured({ program: process.execPath, args });
  return readRun(folder, 'yuzu', peakBytes);
}

export function noteOf(personsInBoth: number, { pairs, peakBytes }: Run): string {
  const { links, precision, recall } = againstTruth(personsInBoth, pairs);
  const memory = (peakBytes / 2 ** 30).toFixed(2);
  return `${links} links, precision ${precision.toFixed(5)}, recall ${recall.toFixed(5)}, peak ${memory} GiB`;
}
