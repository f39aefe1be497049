import type { Settled } from '../domain/settled.js';
import { recordKey } from '../domain/record-ref.js';
import type { PairLabel } from '../domain/review/label.js';
import { earlierPersons, type EarlierPersons, type EarlierRun } from './earlier-persons.js';
import type { LinkageWork } from './ports/linkage-engine.js';
import { recordNumbers } from './record-numbers.js';

function pairsOf(
  labels: readonly PairLabel[],
  numbers: ReadonlyMap<string, number>,
  records: number,
): Pick<Bound, 'settled' | 'gone'> {
  const settled = { same: new Set<number>(), different: new Set<number>() };
  const gone: PairLabel[] = [];
  for (const label of labels) {
    const [one, other] = [label.left, label.right].map((ref) => numbers.get(recordKey(ref)));
    if (one === undefined || other === undefined) gone.push(label);
    else settled[label.verdict].add(Math.min(one, other) * records + Math.max(one, other));
  }
  return { settled, gone };
}

/** What binds a run before it begins. */
export interface Bound {
  readonly settled: Settled;
  /** Labels on records that are in none of the sources any more. */
  readonly gone: readonly PairLabel[];
  readonly earlier?: EarlierPersons;
}

/** Labels and earlier persons by record numbers. */
export async function boundBy(
  database: LinkageWork,
  operators: readonly string[],
  labels: readonly PairLabel[],
  run?: EarlierRun,
): Promise<Bound> {
  const nothing = { same: new Set<number>(), different: new Set<number>() };
  if (labels.length === 0 && !run) return { settled: nothing, gone: [] };
  const labelled = labels.flatMap(({ left, right }) => [left, right]);
  const numbers = await recordNumbers(database, operators, labelled);
  const records = (await database.sizes()).reduce((sum, size) => sum + size.records, 0);
  const bound = pairsOf(labels, numbers, records);
  if (!run) return bound;
  const earlier = await earlierPersons(run, database, operators, records, labels);
  return { ...bound, settled: { ...bound.settled, known: earlier.known }, earlier };
}
