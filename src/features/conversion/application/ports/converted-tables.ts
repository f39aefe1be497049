import type { Outcome } from '../../../../kernel/outcome.js';

/** One record of a CSV file; `fields` is null where it does not read. */
export interface TableRecord {
  /** Line it starts on, from 1. */
  readonly line: number;
  readonly fields: readonly string[] | null;
}

/** CSV files that are read: `TABLE.csv` in a folder. */
export abstract class SourceTables {
  /** Names of the tables, or null where there is no such folder. */
  abstract names(directory: string): Promise<readonly string[] | null>;
  abstract read(directory: string, table: string): AsyncIterable<readonly TableRecord[]>;
}

/** A folder being written: complete at the end, or absent. */
export abstract class OpenTables {
  /** Begins the table's file; rows written next belong to it. */
  abstract table(name: string, header: readonly string[]): Promise<void>;
  abstract row(values: readonly string[]): Promise<void>;
  abstract publish(): Promise<void>;
  abstract discard(): Promise<void>;
}

export abstract class ConvertedTables {
  /** Refused with CONVERSION_OUTPUT_EXISTS. */
  abstract open(directory: string): Promise<Outcome<OpenTables>>;
}
