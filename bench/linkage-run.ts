import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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
