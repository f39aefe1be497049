import { join } from 'node:path';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import type { Delimiter } from '../../../../platform/csv/parse-record.js';
import { fileChunks, readRecords } from '../../../../platform/csv/read-csv.js';
import { transcodeToUtf8 } from '../../../../platform/text/transcode.js';
import type { TextEncoding } from '../../../../platform/text/text-encoding.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { extractionErrors } from '../../domain/errors.js';
import { tableFile } from '../../domain/rehearsal-marks.js';
import type { SourceBatch } from '../../domain/source-batch.js';
import type { SourceFinding } from '../../domain/source-finding.js';
import { readTables, type TableBatch, type TableRecords } from '../tables/read-tables.js';
import { encodingOf } from './file-encoding.js';
import { FileTableFolders } from './file-table-folders.js';

interface DelimitedFormat {
  readonly delimiter: Delimiter;
  readonly file: (table: string, rehearsal: boolean) => string;
}

const CSV: DelimitedFormat = { delimiter: ',', file: tableFile };
/** Fields are quoted as in CSV where they must be: so spreadsheets and databases write TSV. */
const TSV: DelimitedFormat = { delimiter: '\t', file: (table) => `${table}.tsv` };

interface KnownEncoding {
  readonly encoding: TextEncoding;
  readonly findings: readonly SourceFinding[];
}

/** Folder of one delimited file per table, each in an encoding of its own. */
class DelimitedFolder implements TableRecords {
  readonly #known = new Map<string, KnownEncoding>();

  constructor(
    private readonly request: SourceRequest,
    private readonly format: DelimitedFormat,
    private readonly present: ReadonlySet<string>,
  ) {}

  place(table: string): string {
    return this.format.file(table, this.request.rehearsal);
  }

  has(table: string): boolean {
    return this.present.has(this.place(table));
  }

  async *read(table: string): AsyncGenerator<TableBatch> {
    const file = this.place(table);
    const { encoding, findings } = await this.#encoding(file);
    const bytes = fileChunks(join(this.request.directory, file));
    const utf8 = encoding === 'utf-8' ? bytes : transcodeToUtf8(bytes, encoding);
    yield { records: [], findings };
    for await (const { records, hasBom } of readRecords(utf8, this.format.delimiter))
      yield { records, findings: hasBom ? [{ path: file, code: 'BYTE_ORDER_MARK' }] : [] };
  }

  async #encoding(file: string): Promise<KnownEncoding> {
    const { encoding } = this.request;
    if (encoding) return { encoding, findings: [] };
    const known = this.#known.get(file) ?? (await this.#detect(file));
    this.#known.set(file, known);
    return known;
  }

  async #detect(path: string): Promise<KnownEncoding> {
    const detected = await encodingOf(join(this.request.directory, path));
    if ('ambiguous' in detected) {
      const facts = { file: path, encodings: detected.ambiguous };
      throw new RefusedError(refuse(extractionErrors.SOURCE_ENCODING_AMBIGUOUS, facts));
    }
    const { encoding, isWhole } = detected;
    const findings: SourceFinding[] = [];
    if (!isWhole) findings.push({ path, code: 'ENCODING_MIXED', at: encoding });
    else if (encoding !== 'utf-8') findings.push({ path, code: 'ENCODING_DETECTED', at: encoding });
    return { encoding, findings };
  }
}

/** A file that cannot be read to its end would leave out rows without a trace: the source is refused. */
async function* orRefused(
  batches: AsyncIterable<SourceBatch>,
  directory: string,
): AsyncGenerator<SourceBatch> {
  try {
    yield* batches;
  } catch (fault) {
    const { syscall, code = '' } = fault as NodeJS.ErrnoException;
    if (syscall === undefined) throw fault;
    throw new RefusedError(refuse(extractionErrors.SOURCE_UNREADABLE, { source: directory, code }));
  }
}

async function* readDelimited(
  request: SourceRequest,
  format: DelimitedFormat,
): AsyncGenerator<SourceBatch> {
  const { directory, definition } = request;
  const entries = await new FileTableFolders().entries(directory);
  if (entries === null)
    throw new RefusedError(refuse(extractionErrors.SOURCE_NOT_FOUND, { directory }));
  const folder = new DelimitedFolder(request, format, new Set(entries));
  yield* orRefused(readTables(folder, definition), directory);
}

/** Folder of one `<table>.csv` per table in the definition's columns. */
export const readCsvSource = (request: SourceRequest): AsyncGenerator<SourceBatch> =>
  readDelimited(request, CSV);

/** Folder of one `<table>.tsv` per table in the definition's columns. */
export const readTsvSource = (request: SourceRequest): AsyncGenerator<SourceBatch> =>
  readDelimited(request, TSV);
