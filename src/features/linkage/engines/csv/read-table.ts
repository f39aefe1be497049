import { basename } from 'node:path';
import { RefusedError, refuse, type Refusal } from '../../../../kernel/outcome.js';
import { readCsv, type CsvRecord } from '../../../../platform/csv/read-csv.js';
import { linkageErrors } from '../../domain/errors.js';

const malformed = (operator: string, file: string, line: number, reason: string): Refusal =>
  refuse(linkageErrors.LINK_SOURCE_MALFORMED, { operator, file: basename(file), line, reason });

/** Fault of the file system as a refusal; anything else stays a fault. */
function refusalOf(error: unknown, file: string): unknown {
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
async function* recordsOf(file: string): AsyncGenerator<CsvRecord> {
  for await (const { records } of readCsv(file))
    for (const record of records) if (!isBlank(record)) yield record;
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
  try {
    for await (const record of recordsOf(file)) {
      const fields = wellFormed(record, width ?? record.fields?.length ?? 0, operator, file);
      if (width === undefined) header(fields);
      else yield fields;
      width ??= fields.length;
    }
  } catch (error) {
    throw refusalOf(error, file);
  }
  if (width === undefined) throw new RefusedError(malformed(operator, file, 1, 'header'));
}
