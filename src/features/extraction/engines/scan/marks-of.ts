import type { ScanPlan } from '../../application/ports/table-scanner.js';
import { folderMarks, type RehearsalMarks } from '../../domain/rehearsal-marks.js';
import { Watermark } from '../../domain/watermark.js';
import type { MergedPersons } from './merged-persons.js';
import type { TableResult } from './table-result.js';

const ITEMS = ['institution_code', 'patient_id'];

/** Marks of rehearsal data: they stand in what tells the person, so persons are asked instead of rows. */
export function marksOf(
  { definition, tables, entries }: ScanPlan,
  results: readonly TableResult[],
  persons: MergedPersons,
): RehearsalMarks {
  const rows = { marked: 0, unmarked: 0 };
  for (const [at, { table, isReadable, persons: found }] of results.entries()) {
    const defined = definition.tables.find(({ name }) => name === table);
    const contracted = tables.find((one) => one.table === table)?.items ?? [];
    // An item that is not contracted stands at no place of a row, and can carry no mark.
    const items = ITEMS.map((name) => (contracted.includes(name) ? name : ''));
    if (!defined || !isReadable) continue;
    const watermark = new Watermark(defined, items, definition.codeTables);
    if (!watermark.carried) continue;
    for (const { index, person } of persons.inTable(at)) {
      const count = found.groups.counts[index] ?? 0;
      const read = watermark.read(persons.id(person));
      if (read !== 'none') rows.marked += count;
      if (read !== 'all') rows.unmarked += count;
    }
  }
  return { ...folderMarks(entries), rows };
}
