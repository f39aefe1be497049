import type { Settled } from '../domain/decide.js';
import { recordKey } from '../domain/record-ref.js';
import type { PairLabel } from '../domain/review/label.js';
import type { LinkageWork } from './ports/linkage-engine.js';

/** Numbers of the records labels speak of, and of how many records there are. */
async function numbersOf(
  database: LinkageWork,
  operators: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<{ numbers: ReadonlyMap<string, number>; records: number }> {
  const numbers = new Map<string, number>();
  let records = 0;
  for await (const keys of database.keys())
    for (const { record, source, institution, patient } of keys) {
      const key = recordKey({ operator: operators[source] ?? '', institution, patient });
      if (wanted.has(key)) numbers.set(key, record);
      records += 1;
    }
  return { numbers, records };
}

/** Labels by record numbers; those of records that are not in this linkage bind nothing. */
export async function settledBy(
  database: LinkageWork,
  operators: readonly string[],
  labels: readonly PairLabel[],
): Promise<Settled> {
  const wanted = new Set(labels.flatMap(({ left, right }) => [left, right].map(recordKey)));
  const { numbers, records } = await numbersOf(database, operators, wanted);
  const settled = { same: new Set<number>(), different: new Set<number>() };
  for (const { left, right, verdict } of labels) {
    const [one, other] = [numbers.get(recordKey(left)), numbers.get(recordKey(right))];
    if (one === undefined || other === undefined) continue;
    settled[verdict].add(Math.min(one, other) * records + Math.max(one, other));
  }
  return settled;
}
