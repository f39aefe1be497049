import type { DataDefinition, DataTable } from '../../../catalogue/index.js';
import type { CsvRecord } from '../../application/ports/table-folders.js';
import { emptyTally, type SourceBatch } from '../../domain/source-batch.js';
import type { SourceFinding } from '../../domain/source-finding.js';
import { PATIENT, personKey, TableReader, type Convert } from './table-reader.js';

/** Some records of one table, the header first, and what was noticed besides. */
export interface TableBatch {
  readonly records: readonly CsvRecord[];
  readonly findings?: readonly SourceFinding[];
}

/** A source that holds the definition's tables in the definition's columns. */
export interface TableRecords {
  /** Where a table is found, as findings name it. */
  place(table: string): string;
  has(table: string): boolean;
  /** Records in batches of bounded size. A table is read as often as it is asked for. */
  read(table: string): AsyncIterable<TableBatch>;
  /** How values of this table come into the definition's form; none where they are in it. */
  convert?(table: DataTable): Convert;
}

async function* readTable(
  source: TableRecords,
  table: DataTable,
  withheld: ReadonlySet<string>,
): AsyncGenerator<SourceBatch> {
  const place = source.place(table.name);
  const reader = new TableReader(table, place, withheld, source.convert?.(table));
  for await (const { records, findings } of source.read(table.name))
    yield reader.batch(records, findings);
  yield reader.batch([], reader.end());
}

/** Persons the patient table names more than once: which row is true cannot be told. */
async function duplicatedPersons(source: TableRecords, patient: DataTable): Promise<Set<string>> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for await (const { rows } of readTable(source, patient, twice))
    for (const { values } of rows) {
      const key = personKey(values);
      if (seen.has(key)) twice.add(key);
      else seen.add(key);
    }
  return twice;
}

const missing = (source: TableRecords, table: string): SourceBatch => ({
  rows: [],
  findings: [{ path: source.place(table), code: 'TABLE_MISSING' }],
  tally: emptyTally('record'),
});

/** The definition's tables out of such a source, the patient table first. */
export async function* readTables(
  source: TableRecords,
  { tables }: DataDefinition,
): AsyncGenerator<SourceBatch> {
  const patient = tables.find(({ name }) => name === PATIENT);
  const withheld =
    patient && source.has(PATIENT) ? await duplicatedPersons(source, patient) : new Set<string>();
  const others = tables.filter((table) => table !== patient);
  for (const table of patient ? [patient, ...others] : others)
    if (source.has(table.name)) yield* readTable(source, table, withheld);
    else yield missing(source, table.name);
}
