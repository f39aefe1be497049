/** One record of a CSV file; `fields` is null where it cannot be read. */
export interface CsvRecord {
  /** Line it starts on, from 1. */
  readonly line: number;
  readonly ending: 'crlf' | 'lf' | 'none';
  readonly fields: readonly string[] | null;
  readonly fault: 'quotes' | 'encoding' | null;
}

export interface CsvBatch {
  readonly records: readonly CsvRecord[];
  /** A byte order mark stood before the first record of this batch. */
  readonly hasBom: boolean;
}

/** Folders of CSV files, one per table. */
export abstract class TableFolders {
  /** Names of all entries of the folder in order, or null if there is no such folder. */
  abstract entries(directory: string): Promise<readonly string[] | null>;
  /** Records of one file, the header first, in batches of bounded size. */
  abstract read(directory: string, file: string): AsyncIterable<CsvBatch>;
}
