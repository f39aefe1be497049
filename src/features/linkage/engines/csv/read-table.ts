import { basename } from 'node:path';
import { RefusedError, refuse, type Refusal } from '../../../../kernel/outcome.js';
import { linkageErrors } from '../../domain/errors.js';
import { readRecords, type CsvRecord } from './read-records.js';

const malformed = (operator: string, file: string, line: number, reason: string): Refusal =>
  refuse(linkageErrors.LINK_SOURCE_MALFORMED, { operator, file: basename(file), line, reason });

/** Fault of the file system or of the encoding, as a refusal; anything else stays a fault. */
function refusalOf(error: unknown, operator: string, file: string, line: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new RefusedError(malformed(operator, file, line + 1, 'UTF-8'));
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new RefusedError(
      refuse(linkageErrors.LINK_FILE_UNREADABLE, { file: basename(file), reason: code }),
    );
  return error;
}

function wellFormed(record: CsvRecord, width: number, operator: string, file: string) {
  if (record.fields === null) throw new RefusedError(malformed(operator, file, record.line, '"…"'));
  if (record.fields.length === width) return record.fields;
  const reason = `${record.fields.length} ≠ ${width}`;
  throw new RefusedError(malformed(operator, file, record.line, reason));
}

/**
 * Rows of a CSV table, every one as wide as its header, which is handed to `header` first.
 * @throws RefusedError naming file and line; never with their content.
 */
export async function* readTable(
  operator: string,
  file: string,
  header: (names: readonly string[]) => void,
): AsyncGenerator<readonly string[]> {
  let width: number | undefined;
  let line = 0;
  try {
    for await (const record of readRecords(file)) {
      line = record.line;
      const fields = wellFormed(record, width ?? record.fields?.length ?? 0, operator, file);
      if (width === undefined) header(fields.map((name) => name.replace(/^\ufeff/, '')));
      else yield fields;
      width ??= fields.length;
    }
  } catch (error) {
    throw refusalOf(error, operator, file, line);
  }
  if (width === undefined) throw new RefusedError(malformed(operator, file, 1, 'header'));
}
