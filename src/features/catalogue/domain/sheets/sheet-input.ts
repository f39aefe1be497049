/** One cell as a reader of workbooks or CSV files found it. */
export interface CellInput {
  /** A1 notation. */
  readonly address: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'formula' | 'error' | 'merged';
  /** Text as it stands, line breaks as LF; of a number, its shortest decimal form. */
  readonly text: string;
}

export interface RowInput {
  /** Row of the sheet, or record of the file, from 1. */
  readonly row: number;
  /** By column number from 1; an empty cell is absent. */
  readonly cells: ReadonlyMap<number, CellInput>;
}

export interface SheetInput {
  /** Name of the sheet or file, as findings call it. */
  readonly name: string;
  readonly rows: readonly RowInput[];
  /** Merged ranges of more than one cell, by the address of their first cell, e.g. `B2:C3`. */
  readonly merges: readonly {
    readonly address: string;
    readonly range: string;
    readonly row: number;
  }[];
}

/** Letters of a column, from 1: `A`, …, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest > 0 ? columnLetters(rest) + letter : letter;
}
