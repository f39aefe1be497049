import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CsvFile } from '../src/features/linkage/application/ports/linkage-engine.js';
import { DisjointSets } from '../src/features/linkage/domain/disjoint-sets.js';
import { evaluate } from '../src/features/linkage/domain/evaluate.js';
import { runSplink } from './linkage-splink.js';
import { personOf } from './public-persons.js';
import type { Result, ScoredPair } from './scored-pairs.js';

/** From which probability Splink's pairs are linked: the profile's threshold. */
const LINK = 0.9;

const rowsOf = async (path: string): Promise<string[][]> =>
  (await readFile(path, 'utf8'))
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

/** Splink's pairs: of two files one-to-one by weight, and what follows from them: A is B and B is C, so A is C. */
export async function withSplink(folder: string, files: readonly CsvFile[]): Promise<Result> {
  await runSplink('linkage-febrl.py', [folder, ...files.map(({ path }) => path)]);
  const tables = await Promise.all(files.map(({ path }) => rowsOf(path)));
  const ids = tables.flatMap(([, ...rows]) => rows.map(([, patient = '']) => patient));
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const sets = DisjointSets.of(ids.length);
  const used = new Set<string>();
  const pairs: ScoredPair[] = [];
  for (const [left = '', right = '', weight, p] of await rowsOf(join(folder, 'splink.csv'))) {
    const probability = Number(p);
    pairs.push({
      weight: Number(weight),
      probability,
      isSame: personOf(left) === personOf(right),
    });
    const isTaken = files.length === 2 && (used.has(left) || used.has(right));
    if (probability < LINK || isTaken) continue;
    used.add(left).add(right);
    sets.union(numbers.get(left) ?? 0, numbers.get(right) ?? 0);
  }
  return { quality: evaluate(sets.roots(), Int32Array.from(ids, personOf)), pairs };
}
