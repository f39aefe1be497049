import { recordKey, type RecordRef } from '../domain/record-ref.js';
import type { LinkageWork } from './ports/linkage-engine.js';

/** Numbers of these records in the working database, by `recordKey`; those it has not are left out. */
export async function recordNumbers(
  database: LinkageWork,
  operators: readonly string[],
  records: readonly RecordRef[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  if (records.length === 0) return numbers;
  const wanted = new Set(records.map(recordKey));
  for await (const keys of database.keys())
    for (const { record, source, institution, patient } of keys) {
      const key = recordKey({ operator: operators[source] ?? '', institution, patient });
      if (wanted.has(key)) numbers.set(key, record);
    }
  return numbers;
}
