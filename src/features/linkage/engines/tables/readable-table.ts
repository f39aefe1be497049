/** A table somebody keeps, wherever it lies, read as CSV (UTF-8, RFC 4180, header row). */
export interface ReadableTable {
  /** What messages call it: the operator's own file. */
  readonly file: string;
  /** Its columns, as it names them. */
  readonly columns: readonly string[];
  /** Worth threads. */
  readonly isLarge: boolean;
  /** Nobody ever saw lines of it: messages count rows. */
  readonly inRows: boolean;
  /**
   * The table from its beginning, with these columns at least; may be called again.
   * @throws RefusedError naming the file where it cannot be read to its end.
   */
  read(columns: readonly string[], signal?: AbortSignal): TableBytes;
}

export interface TableBytes {
  /** Of the header row. */
  readonly columns: readonly string[];
  readonly chunks: AsyncIterable<Uint8Array>;
}
