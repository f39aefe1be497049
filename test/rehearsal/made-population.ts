import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { unwrap } from '../../src/kernel/outcome.js';
import { PopulationFolderWriter } from '../../src/features/rehearsal/engines/population-folder.writer.js';
import {
  GeneratePopulation,
  type OptOut,
  type PopulationSummary,
} from '../../src/features/rehearsal/index.js';

export const makePopulation = (folder: string, persons: number, seed: string) =>
  new GeneratePopulation(new PopulationFolderWriter()).execute({ persons, seed, folder });

export interface MadePopulation {
  readonly folder: string;
  readonly summary: PopulationSummary;
  readonly optOuts: Readonly<Record<string, readonly OptOut[]>>;
}

export async function madePopulation(persons: number, seed: string): Promise<MadePopulation> {
  const folder = join(mkdtempSync(join(tmpdir(), 'yuzu-rehearsal-')), 'made');
  const summary = unwrap(await makePopulation(folder, persons, seed));
  const optOuts = JSON.parse(readFileSync(join(folder, 'opt-outs.json'), 'utf8')) as Record<
    string,
    OptOut[]
  >;
  return { folder, summary, optOuts };
}

/** Files below a folder, relative, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** SHA-256 over names and bytes of everything in the folder. */
export function treeHash(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(folder)) {
    const bytes = readFileSync(join(folder, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** Rows of a CSV without quoted line breaks, by column name. */
export function csvRows(path: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8').split('\r\n').filter(Boolean);
  const [header = [], ...rows] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
