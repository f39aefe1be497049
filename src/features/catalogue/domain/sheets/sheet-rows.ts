import type { ErrorDefinition, Facts } from '../../../../kernel/outcome.js';
import { importErrors } from './import-errors.js';
import { importFinding, type ImportFinding } from './import-finding.js';
import type { ColumnFormat, SheetFormat } from './sheet-format.js';
import { type CellInput, columnLetters, type RowInput, type SheetInput } from './sheet-input.js';

/** A heading is looked for this far down; people put a title above it. */
const HEADING_WITHIN = 10;

const FAULTS: Partial<Record<CellInput['kind'], ErrorDefinition>> = {
  formula: importErrors.IMPORT_CELL_FORMULA,
  date: importErrors.IMPORT_CELL_DATE,
  error: importErrors.IMPORT_CELL_ERROR,
};
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/;

interface Fault {
  readonly error: ErrorDefinition;
  readonly facts: Facts;
}

/** What one cell says; `faulty` cells were reported and say nothing. */
export interface Field {
  readonly value: string | undefined;
  readonly faulty: boolean;
}

/** One sheet with its heading understood: gives the fields of each row and collects what is wrong. */
export class SheetRows {
  readonly rows: readonly RowInput[];
  private readonly columns: ReadonlyMap<string, number>;
  private readonly inMerge: ReadonlySet<number>;

  constructor(
    readonly format: SheetFormat,
    private readonly sheet: SheetInput,
    private readonly findings: ImportFinding[],
  ) {
    const heading = headingOf(sheet, format);
    this.columns = this.understood(heading);
    const top = heading?.row ?? 0;
    this.rows = sheet.rows.filter(({ row, cells }) => row > top && cells.size > 0);
    this.inMerge = new Set(this.reportMerges(top));
    if (this.rows.length === 0 && heading && !format.key.startsWith('code'))
      this.add(importErrors.IMPORT_SHEET_EMPTY, { sheet: sheet.name });
  }

  /** False where the column is missing: then nothing is said about its cells. */
  has(key: string): boolean {
    return this.columns.has(key);
  }

  field(row: RowInput, key: string): Field {
    const column = this.format.columns.find((one) => one.key === key);
    const at = this.columns.get(key);
    if (!column || at === undefined) return { value: undefined, faulty: true };
    const cell = row.cells.get(at);
    if (cell === undefined || cell.text === '') return this.empty(row, column);
    const error = this.fault(cell, column);
    if (error === undefined) return { value: cell.text, faulty: false };
    if (error) this.addAt(row, key, error.error, error.facts);
    const keeps = error !== null && error.error === importErrors.IMPORT_VALUE_SPACES;
    return keeps ? { value: cell.text.trim(), faulty: false } : { value: undefined, faulty: true };
  }

  addAt(row: RowInput, key: string, error: ErrorDefinition, facts: Facts = {}): void {
    const column = this.format.columns.find((one) => one.key === key)?.title ?? key;
    const cell = this.address(row, key);
    // The cover stands upright: there the cell's row is not that of the others.
    const place = { sheet: this.sheet.name, cell, row: Number(/\d+$/.exec(cell)?.[0]), column };
    this.add(error, place, facts);
  }

  /** Address of a cell, for a message that points at another one. */
  address(row: RowInput, key: string): string {
    const at = this.columns.get(key) ?? 1;
    return row.cells.get(at)?.address ?? `${columnLetters(at)}${row.row}`;
  }

  private empty(row: RowInput, column: ColumnFormat): Field {
    if (column.needed !== true) return { value: undefined, faulty: false };
    if (!this.inMerge.has(row.row)) this.addAt(row, column.key, importErrors.IMPORT_VALUE_MISSING);
    return { value: undefined, faulty: true };
  }

  /** What is wrong with a cell; null where that was told elsewhere (a merged range). */
  private fault(cell: CellInput, column: ColumnFormat): Fault | null | undefined {
    const { kind, text } = cell;
    if (kind === 'merged') return null;
    const error = FAULTS[kind];
    if (error) return { error, facts: { value: text } };
    if (kind === 'boolean' || (kind === 'number' && column.kind !== 'number'))
      return { error: importErrors.IMPORT_CELL_NOT_TEXT, facts: { value: text } };
    return textFault(text, column);
  }

  private understood(heading: RowInput | undefined): Map<string, number> {
    const columns = new Map<string, number>();
    const { name } = this.sheet;
    for (const [at, cell] of heading?.cells ?? []) {
      const title = cell.text.trim();
      const column = this.format.columns.find((one) => one.title === title);
      const place = { sheet: name, cell: cell.address, row: heading?.row ?? 1, column: title };
      if (!column) this.add(importErrors.IMPORT_COLUMN_UNKNOWN, place, { name: title });
      else if (columns.has(column.key))
        this.add(importErrors.IMPORT_COLUMN_TWICE, place, { name: title });
      else columns.set(column.key, at);
    }
    for (const { key, title, kind } of this.format.columns)
      if (kind !== 'note' && !columns.has(key))
        this.add(
          importErrors.IMPORT_COLUMN_MISSING,
          {
            sheet: name,
            ...(heading ? { cell: `A${heading.row}`, row: heading.row } : {}),
            column: title,
          },
          { name: title },
        );
    return columns;
  }

  /** Rows touched by a merged range below the heading. */
  private reportMerges(top: number): number[] {
    return this.sheet.merges
      .filter(({ row }) => row > top)
      .flatMap(({ address, range, row }) => {
        const place = { sheet: this.sheet.name, cell: address, row };
        this.add(importErrors.IMPORT_CELL_MERGED, place, { range });
        return rowsOf(range);
      });
  }

  private add(
    error: ErrorDefinition,
    place: Parameters<typeof importFinding>[1],
    facts: Facts = {},
  ) {
    this.findings.push(importFinding(error, place, facts));
  }
}

const rowsOf = (range: string): number[] => {
  const [from = 0, to = from] = (range.match(/\d+/g) ?? []).map(Number);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
};

/** The first row that holds two of the titles. */
function headingOf({ rows }: SheetInput, { columns }: SheetFormat): RowInput | undefined {
  const titles = new Set(columns.map(({ title }) => title));
  return rows
    .filter(({ row }) => row <= HEADING_WITHIN)
    .find(
      ({ cells }) => [...cells.values()].filter(({ text }) => titles.has(text.trim())).length > 1,
    );
}

function textFault(text: string, { kind, max, exact }: ColumnFormat): Fault | undefined {
  const value = exact === true ? text : text.trim();
  if (CONTROL.test(text)) return { error: importErrors.IMPORT_VALUE_CONTROL, facts: {} };
  if (value.includes('\n') && kind !== 'lines')
    return { error: importErrors.IMPORT_VALUE_LINES, facts: {} };
  const length = Array.from(value).length;
  if (kind !== 'number' && max !== undefined && length > max)
    return { error: importErrors.IMPORT_VALUE_LONG, facts: { length, max } };
  return value === text ? undefined : { error: importErrors.IMPORT_VALUE_SPACES, facts: {} };
}
