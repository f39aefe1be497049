import { isUtf8 } from 'node:buffer';
import { zipSync } from 'fflate';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { parseRecord } from '../../../../platform/csv/parse-record.js';
import { RecordSplitter } from '../../../../platform/csv/split-records.js';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { catalogueErrors } from '../../domain/errors.js';
import { importErrors } from '../../domain/sheets/import-errors.js';
import { importFinding, type ImportFinding } from '../../domain/sheets/import-finding.js';
import { type DefinitionReading, readSheets } from '../../domain/sheets/read-sheets.js';
import { SHEET_ORDER, SHEETS, type SheetKey } from '../../domain/sheets/sheet-format.js';
import {
  type CellInput,
  columnLetters,
  type RowInput,
  type SheetInput,
} from '../../domain/sheets/sheet-input.js';
import { sheetsOf } from '../../domain/sheets/write-sheets.js';
import { archiveNames, inflated, packedEntries } from './unpack-zip.js';

const BOM = '\uFEFF';
const MOST_BYTES = 64 * 1024 * 1024;
/** Written into every archive, so that the same definition gives the same bytes. */
const MTIME = new Date('2020-01-01T00:00:00Z');

/** One CSV file (UTF-8 with mark, as Excel wants it) for each sheet, in a zip archive. */
export function writeCsvArchive(definition: DataDefinition): Uint8Array {
  const rows = sheetsOf(definition);
  const files = SHEET_ORDER.map((key) => {
    const { columns, file } = SHEETS[key];
    const records = [columns.map(({ title }) => title), ...rows[key]].map((values) =>
      csvRecord(values.map((value) => String(value ?? ''))),
    );
    return [file, new TextEncoder().encode(BOM + records.join(''))] as const;
  });
  return zipSync(Object.fromEntries(files), { mtime: MTIME });
}

/** Reads such an archive back; each mistake has its file and cell, as if it were a sheet. */
export function readCsvArchive(bytes: Uint8Array): Outcome<DefinitionReading> {
  if (!archiveNames(bytes))
    return refuse(catalogueErrors.CSV_ARCHIVE_REFUSED, { reason: 'not-zip' });
  const sheets: Partial<Record<SheetKey, SheetInput>> = {};
  const findings: ImportFinding[] = [];
  let left = MOST_BYTES;
  for (const entry of packedEntries(bytes)) {
    const key = SHEET_ORDER.find((one) => entry.name.split('/').at(-1) === SHEETS[one].file);
    if (!key) continue;
    const content = inflated(entry, left);
    if (typeof content === 'string')
      return refuse(catalogueErrors.CSV_ARCHIVE_REFUSED, { reason: content });
    left -= content.length;
    sheets[key] = sheetOf(SHEETS[key].file, content, findings);
  }
  if (findings.length > 0) return ok({ findings });
  return ok(readSheets(sheets, 'file'));
}

function sheetOf(name: string, content: Uint8Array, findings: ImportFinding[]): SheetInput {
  const splitter = new RecordSplitter();
  const records = [...splitter.push(Buffer.from(content)), ...splitter.end()];
  const rows = records.map((record, at): RowInput => {
    const text = record.bytes.toString('utf8').replace(at === 0 ? BOM : '', '');
    const fields = record.broken || !isUtf8(record.bytes) ? null : parseRecord(text);
    const row = at + 1;
    if (fields === null)
      findings.push(
        importFinding(importErrors.IMPORT_RECORD_UNREADABLE, { sheet: name, cell: `A${row}`, row }),
      );
    return { row, cells: cellsOf(fields ?? [], row) };
  });
  return { name, rows, merges: [] };
}

function cellsOf(fields: readonly string[], row: number): Map<number, CellInput> {
  const cells = new Map<number, CellInput>();
  fields.forEach((field, at) => {
    const text = field.replace(/\r\n?/g, '\n');
    const address = `${columnLetters(at + 1)}${row}`;
    if (text !== '') cells.set(at + 1, { address, kind: 'text', text });
  });
  return cells;
}
