import { hasOddCharacter } from '../../../../platform/text/odd-characters.js';
import type { DataTable } from '../../../catalogue/index.js';
import type { CsvRecord } from '../../application/ports/table-folders.js';
import { emptyTally, type SourceBatch, type SourceRow } from '../../domain/source-batch.js';
import type { FindingCode, SourceFinding } from '../../domain/source-finding.js';
import { oddValues } from '../odd-values.js';

export const PATIENT = 'patient';

export const personKey = (values: Readonly<Record<string, string>>): string =>
  `${values.institution_code ?? ''}\u0000${values.patient_id ?? ''}`;

/** A value in the form the definition asks for; what has no such form stays as it is, for the check to find. */
export type Convert = (item: string, value: string) => string;

/** Reads one table; the header may have its columns in any order but must have exactly the definition's. */
export class TableReader {
  #columns: readonly string[] | null = null;
  #rejected = false;

  constructor(
    private readonly table: DataTable,
    readonly place: string,
    private readonly withheldPersons: ReadonlySet<string>,
    private readonly convert?: Convert,
  ) {}

  /** Rows of these records, and a finding for each that is none. */
  batch(records: readonly CsvRecord[], noticed: readonly SourceFinding[] = []): SourceBatch {
    const rows: SourceRow[] = [];
    const findings = [...noticed];
    let found = 0;
    for (const record of records) {
      if (this.#columns === null && !this.#rejected) {
        findings.push(...this.#header(record));
        continue;
      }
      found += 1;
      const row = this.#rejected ? 'HEADER_INVALID' : this.#row(record);
      if (typeof row !== 'string') {
        rows.push(row);
        findings.push(...this.#oddIn(row, record));
      } else if (!this.#rejected) findings.push({ path: this.place, line: record.line, code: row });
    }
    const read = rows.length;
    const tally = { ...emptyTally('record'), found, read, withheld: found - read };
    return { rows, findings, tally };
  }

  /** What the end of the table tells. */
  end(): SourceFinding[] {
    return this.#columns === null && !this.#rejected ? [{ path: this.place, code: 'EMPTY' }] : [];
  }

  #header(record: CsvRecord): SourceFinding[] {
    const names = record.fields ?? [];
    const expected = this.table.items.map(({ name }) => name);
    const same = names.length === expected.length && expected.every((name) => names.includes(name));
    if (same) this.#columns = names;
    else this.#rejected = true;
    return same ? [] : [{ path: this.place, line: record.line, code: 'HEADER_INVALID' }];
  }

  #row({ fields, fault, line }: CsvRecord): SourceRow | FindingCode {
    const columns = this.#columns ?? [];
    if (fault === 'encoding') return 'UNDECODABLE';
    if (fields?.length !== columns.length) return 'RECORD_INVALID';
    const values: Record<string, string> = {};
    for (let at = 0; at < columns.length; at++) {
      const name = columns[at] ?? '';
      const value = fields[at] ?? '';
      values[name] = this.convert ? this.convert(name, value) : value;
    }
    if (this.table.name === PATIENT && this.withheldPersons.has(personKey(values)))
      return 'PATIENT_DUPLICATED';
    return { table: this.table.name, values, place: `${this.place}:${line}` };
  }

  #oddIn({ values }: SourceRow, { line, fields }: CsvRecord): SourceFinding[] {
    if (!fields?.some(hasOddCharacter)) return [];
    return oddValues(values).map((odd) => ({ path: this.place, line, ...odd }));
  }
}
