import type { DataDefinition } from '../data-definition.js';
import { completedTables } from './check-tables.js';
import { importErrors } from './import-errors.js';
import { importFinding, type ImportFinding } from './import-finding.js';
import { readCodeTables } from './read-code-tables.js';
import { readItems } from './read-items.js';
import { readTables } from './read-tables.js';
import { numberOf } from './read-values.js';
import { SHEET_ORDER, SHEETS, type SheetKey } from './sheet-format.js';
import type { SheetInput } from './sheet-input.js';
import { SheetRows } from './sheet-rows.js';

/** What was read: the definition where nothing was wrong, and everything that was. */
export interface DefinitionReading {
  readonly definition?: DataDefinition;
  readonly findings: readonly ImportFinding[];
}

export type SheetInputs = Readonly<Partial<Record<SheetKey, SheetInput>>>;

const ID = /^[a-z0-9][a-z0-9./-]{0,99}$/;

/** Reads the sheets of a definition back. Each mistake gives one finding, and none hides another. */
export function readSheets(
  inputs: SheetInputs,
  titleOf: 'name' | 'file' = 'name',
): DefinitionReading {
  const findings: ImportFinding[] = [];
  const sheets = understood(inputs, titleOf, findings);
  const codeTables = readCodeTables(sheets.codeTables, sheets.codes);
  const tables = readTables(sheets.tables);
  const items = readItems(sheets.items, tables, codeTables.names);
  const own = readOwn(sheets.definition);
  const completed = completedTables(sheets.tables, tables, items);
  if (findings.length > 0 || !own) return { findings: inOrder(findings) };
  return {
    definition: { ...own, tables: completed, codeTables: codeTables.list },
    findings: [],
  };
}

function understood(
  inputs: SheetInputs,
  titleOf: 'name' | 'file',
  findings: ImportFinding[],
): Partial<Record<SheetKey, SheetRows>> {
  const sheets: Partial<Record<SheetKey, SheetRows>> = {};
  for (const key of SHEET_ORDER) {
    const sheet = inputs[key];
    const name = SHEETS[key][titleOf];
    if (sheet) sheets[key] = new SheetRows(SHEETS[key], sheet, findings);
    else findings.push(importFinding(importErrors.IMPORT_SHEET_MISSING, { sheet: name }, { name }));
  }
  return sheets;
}

function readOwn(sheet: SheetRows | undefined) {
  const row = sheet?.rows[0];
  if (!sheet || !row) return undefined;
  const id = sheet.field(row, 'id').value;
  if (id !== undefined && !ID.test(id))
    sheet.addAt(row, 'id', importErrors.IMPORT_ID_INVALID, { value: id });
  const version = numberOf(sheet, row, 'version');
  const titleJa = sheet.field(row, 'titleJa').value;
  if (id === undefined || version === undefined || titleJa === undefined) return undefined;
  return { id, version, titleJa };
}

function inOrder(findings: readonly ImportFinding[]): ImportFinding[] {
  const place = ({ sheet }: ImportFinding) =>
    SHEET_ORDER.findIndex((key) => SHEETS[key].name === sheet || SHEETS[key].file === sheet);
  return [...findings].sort(
    (one, other) => place(one) - place(other) || (one.row ?? 0) - (other.row ?? 0),
  );
}
