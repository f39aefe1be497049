import { csvRecord } from '../../src/platform/csv/write-csv.js';
import { definition } from './read-source.js';

export type Row = Readonly<Record<string, string>>;

/** Columns of a table of the common definition. */
export const columnsOf = (table: string): string[] =>
  definition.tables.find(({ name }) => name === table)?.items.map(({ name }) => name) ?? [];

/** A person as the patient table has them. */
export const person = (id: string, changes: Row = {}): Row => ({
  institution_code: '0110113719',
  patient_id: id,
  name_kanji: '水野　花',
  name_kana: 'ミズノ　ハナ',
  birth_date: '1980-01-02',
  sex: 'F',
  ...changes,
});

export const diagnosis = (id: string, sequence: string, changes: Row = {}): Row => ({
  institution_code: '0110113719',
  patient_id: id,
  sequence,
  disease_name: '急性胃炎、鼻炎',
  started_on: '2025-06-01',
  ...changes,
});

/** A table as text, with this delimiter. */
export function tableText(table: string, rows: readonly Row[], delimiter = ','): string {
  const columns = columnsOf(table);
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  if (delimiter === ',') return lines.map(csvRecord).join('');
  return lines.map((line) => `${line.join(delimiter)}\r\n`).join('');
}
