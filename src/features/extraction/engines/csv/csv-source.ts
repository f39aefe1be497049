import { join } from 'node:path';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import { fileChunks } from '../../../../platform/csv/read-csv.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { extractionErrors } from '../../domain/errors.js';
import { tableFile } from '../../domain/rehearsal-marks.js';
import type { SourceBatch } from '../../domain/source-batch.js';
import { readTables } from '../tables/read-tables.js';
import { DelimitedTables, type DelimitedFiles } from './delimited-tables.js';
import { FileTableFolders } from './file-table-folders.js';

/** A file that cannot be read to its end would leave out rows without a trace: the source is refused. */
async function* orRefused(
  batches: AsyncIterable<SourceBatch>,
  source: string,
): AsyncGenerator<SourceBatch> {
  try {
    yield* batches;
  } catch (fault) {
    const { syscall, code = '' } = fault as NodeJS.ErrnoException;
    if (syscall === undefined) throw fault;
    throw new RefusedError(refuse(extractionErrors.SOURCE_UNREADABLE, { source, code }));
  }
}

async function* untilAborted(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

async function* readDelimited(
  { directory, definition, encoding, signal }: SourceRequest,
  format: Pick<DelimitedFiles, 'delimiter' | 'nameOf'>,
): AsyncGenerator<SourceBatch> {
  const entries = await new FileTableFolders().entries(directory);
  if (entries === null)
    throw new RefusedError(refuse(extractionErrors.SOURCE_NOT_FOUND, { directory }));
  const open = (file: string) => untilAborted(fileChunks(join(directory, file)), signal);
  const tables = new DelimitedTables({ ...format, encoding, open, present: new Set(entries) });
  yield* orRefused(readTables(tables, definition), directory);
}

/** Folder of one `<table>.csv` per table in the definition's columns. */
export const readCsvSource = (request: SourceRequest): AsyncGenerator<SourceBatch> =>
  readDelimited(request, {
    delimiter: ',',
    nameOf: (table) => tableFile(table, request.rehearsal),
  });

/**
 * Folder of one `<table>.tsv` per table in the definition's columns. Fields are quoted as in CSV where they
 * must be: so spreadsheets and databases write TSV.
 */
export const readTsvSource = (request: SourceRequest): AsyncGenerator<SourceBatch> =>
  readDelimited(request, { delimiter: '\t', nameOf: (table) => `${table}.tsv` });
