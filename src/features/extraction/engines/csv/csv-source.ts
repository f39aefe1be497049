import type { DataTable } from '../../../catalogue/index.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import type { CsvRecord, TableFolders } from '../../application/ports/table-folders.js';
import { FileTableFolders } from './file-table-folders.js';
import { tableFile } from '../../domain/rehearsal-marks.js';
import { emptyTally, type SourceBatch, type SourceRow } from '../../domain/source-batch.js';
import type { FindingCode, SourceFinding } from '../../domain/source-finding.js';

const PATIENT = 'patient';
const GAIJI = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;

const personKey = (values: Readonly<Record<string, string>>): string =>
  `${values.institution_code ?? ''}\u0000${values.patient_id ?? ''}`;

/** Reads one table; the header may have its columns in any order but must have exactly the definition's. */
class TableReader {
  #columns: readonly string[] | null = null;
  #rejected = false;

  constructor(
    private readonly table: DataTable,
    readonly file: string,
    private readonly withheldPersons: ReadonlySet<string>,
  ) {}

  batch(records: readonly CsvRecord[], hasBom: boolean): SourceBatch {
    const rows: SourceRow[] = [];
    const findings: SourceFinding[] = [];
    if (hasBom) findings.push({ path: this.file, code: 'BYTE_ORDER_MARK' });
    let found = 0;
    for (const record of records) {
      if (this.#columns === null && !this.#rejected) {
        findings.push(...this.#header(record));
        continue;
      }
      found += 1;
      const row = this.#rejected ? 'HEADER_INVALID' : this.#row(record);
      if (typeof row !== 'string') rows.push(row);
      else if (!this.#rejected) findings.push({ path: this.file, line: record.line, code: row });
    }
    for (const row of rows) findings.push(...this.#gaiji(row));
    const read = rows.length;
    return {
      rows,
      findings,
      tally: { ...emptyTally('record'), found, read, withheld: found - read },
    };
  }

  #header(record: CsvRecord): SourceFinding[] {
    const names = record.fields ?? [];
    const expected = this.table.items.map(({ name }) => name);
    const same = names.length === expected.length && expected.every((name) => names.includes(name));
    if (same) this.#columns = names;
    else this.#rejected = true;
    return same ? [] : [{ path: this.file, line: record.line, code: 'HEADER_INVALID' }];
  }

  #row(record: CsvRecord): SourceRow | FindingCode {
    const columns = this.#columns ?? [];
    if (record.fault === 'encoding') return 'NOT_UTF8';
    if (record.fields?.length !== columns.length) return 'RECORD_INVALID';
    const values: Record<string, string> = {};
    for (let at = 0; at < columns.length; at++) values[columns[at] ?? ''] = record.fields[at] ?? '';
    if (this.table.name === PATIENT && this.withheldPersons.has(personKey(values)))
      return 'PATIENT_DUPLICATED';
    return { table: this.table.name, values, place: `${this.file}:${record.line}` };
  }

  #gaiji(row: SourceRow): SourceFinding[] {
    const at = Object.keys(row.values).filter((name) => GAIJI.test(row.values[name] ?? ''));
    const line = Number(row.place.slice(row.place.lastIndexOf(':') + 1));
    return at.map((name) => ({ path: this.file, line, code: 'GAIJI', at: name }));
  }
}

async function* readTable(
  folders: TableFolders,
  { directory, rehearsal }: SourceRequest,
  table: DataTable,
  withheld: ReadonlySet<string>,
): AsyncGenerator<SourceBatch> {
  const reader = new TableReader(table, tableFile(table.name, rehearsal), withheld);
  for await (const { records, hasBom } of folders.read(directory, reader.file))
    yield reader.batch(records, hasBom);
}

/** Persons the patient table names more than once: which row is true cannot be told. */
async function duplicatedPersons(
  folders: TableFolders,
  request: SourceRequest,
  table: DataTable,
): Promise<Set<string>> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for await (const { rows } of readTable(folders, request, table, twice))
    for (const { values } of rows) {
      const key = personKey(values);
      if (seen.has(key)) twice.add(key);
      else seen.add(key);
    }
  return twice;
}

/** Folder of one CSV file per table in the definition's columns; the patient table is read first. */
export async function* readCsvSource(request: SourceRequest): AsyncGenerator<SourceBatch> {
  const folders = new FileTableFolders();
  const { definition, directory, rehearsal } = request;
  const present = new Set(await folders.entries(directory));
  const byName = new Map(definition.tables.map((table) => [table.name, table]));
  const patient = byName.get(PATIENT);
  byName.delete(PATIENT);
  const tables = [...(patient ? [patient] : []), ...byName.values()];
  const withheld =
    patient && present.has(tableFile(PATIENT, rehearsal))
      ? await duplicatedPersons(folders, request, patient)
      : new Set<string>();
  for (const table of tables) {
    const file = tableFile(table.name, rehearsal);
    if (present.has(file)) yield* readTable(folders, request, table, withheld);
    else
      yield {
        rows: [],
        findings: [{ path: file, code: 'TABLE_MISSING' }],
        tally: emptyTally('record'),
      };
  }
}
