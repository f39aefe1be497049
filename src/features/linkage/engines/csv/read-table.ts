import { basename } from 'node:path';
import { RefusedError, refuse, type Refusal } from '../../../../kernel/outcome.js';
import { fileChunks, readRecords, type CsvRecord } from '../../../../platform/csv/read-csv.js';
import { linkageErrors } from '../../domain/errors.js';

/** A table as CSV (UTF-8, RFC 4180, header row). */
export interface TableText {
  /** What messages call it. */
  readonly file: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Nobody ever saw this text: messages count the rows of the table after its header, not lines. */
  readonly inRows?: boolean;
}

const malformed = (operator: string, file: string, line: number, reason: string): Refusal =>
  refuse(linkageErrors.LINK_SOURCE_MALFORMED, { operator, file: basename(file), line, reason });

/** Fault of the file system as a refusal; anything else stays a fault. */
export function refusalOf(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new RefusedError(
      refuse(linkageErrors.LINK_FILE_UNREADABLE, { file: basename(file), reason: code }),
    );
  return error;
}

const FAULTS = { quotes: '"…"', encoding: 'UTF-8' };

function wellFormed(record: CsvRecord, width: number, operator: string, file: string) {
  const { line, fields, fault } = record;
  if (fields?.length === width) return fields;
  const reason = fault === null ? `${fields?.length ?? 0} ≠ ${width}` : FAULTS[fault];
  throw new RefusedError(malformed(operator, file, line, reason));
}

const isBlank = ({ fields }: CsvRecord): boolean => fields?.length === 1 && fields[0] === '';

/** Records with something in them; a blank line, as many programs leave at the end, is none. */
async function* recordsOf(chunks: TableText['chunks']): AsyncGenerator<CsvRecord> {
  for await (const { records } of readRecords(chunks))
    for (const record of records) if (!isBlank(record)) yield record;
}

/**
 * Rows of a table, every one as wide as its header, which is handed to `header` first.
 * @throws RefusedError naming file and line (or row); never with their content.
 */
export async function* readText(
  operator: string,
  { file, chunks, inRows }: TableText,
  header: (names: readonly string[]) => void = () => undefined,
): AsyncGenerator<readonly string[]> {
  let width: number | undefined;
  let row = 0;
  try {
    for await (const record of recordsOf(chunks)) {
      const placed = inRows ? { ...record, line: row } : record;
      const fields = wellFormed(placed, width ?? record.fields?.length ?? 0, operator, file);
      if (width === undefined) header(fields);
      else yield fields;
      width ??= fields.length;
      row += 1;
    }
  } catch (error) {
    throw refusalOf(error, file);
  }
  if (width === undefined) throw new RefusedError(malformed(operator, file, 1, 'header'));
}

/** Rows of a CSV file, as `readText` gives them. */
export const readTable = (
  operator: string,
  file: string,
  header?: (names: readonly string[]) => void,
): AsyncGenerator<readonly string[]> =>
  readText(operator, { file, chunks: fileChunks(file) }, header);
