import type { Fault } from './steps/apply-step.js';

export interface ConvertedTable {
  readonly from: string;
  readonly to: string;
  /** Rows read, without the heading. */
  readonly rows: number;
}

/** Values of one column refused for one reason; where they stand, never what they are. */
export interface RefusedValue {
  readonly table: string;
  /** Source items of the rule, `-` for the whole row. */
  readonly column: string;
  readonly fault: Fault | 'ROW_UNREADABLE';
  readonly count: number;
  /** Lines of the file (the heading is line 1) on which the first ones stand. */
  readonly lines: readonly number[];
}

const MOST_LINES = 20;

/** Collects what was refused, in constant memory. */
export class RefusedRows {
  private readonly found = new Map<string, RefusedValue & { count: number; lines: number[] }>();

  add(about: Pick<RefusedValue, 'table' | 'column' | 'fault'>, line: number): void {
    const key = `${about.table} ${about.column} ${about.fault}`;
    const known = this.found.get(key) ?? { ...about, count: 0, lines: [] };
    known.count += 1;
    if (known.lines.length < MOST_LINES) known.lines.push(line);
    this.found.set(key, known);
  }

  list(): RefusedValue[] {
    return [...this.found.values()];
  }
}
