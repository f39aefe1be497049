import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import type { Delimiter } from '../../../../platform/csv/parse-record.js';
import { readRecords } from '../../../../platform/csv/read-csv.js';
import { transcodeToUtf8 } from '../../../../platform/text/transcode.js';
import type { TextEncoding } from '../../../../platform/text/text-encoding.js';
import { extractionErrors } from '../../domain/errors.js';
import type { SourceFinding } from '../../domain/source-finding.js';
import type { TableBatch, TableRecords } from '../tables/read-tables.js';
import { encodingOf } from './file-encoding.js';

/** Files of one folder, as a delimited source sees them. */
export interface DelimitedFiles {
  readonly delimiter: Delimiter;
  /** Name of a table's file. */
  readonly nameOf: (table: string) => string;
  readonly present: ReadonlySet<string>;
  readonly open: (file: string) => AsyncIterable<Uint8Array>;
  /** Of all files, where it was declared. */
  readonly encoding?: TextEncoding;
}

interface KnownEncoding {
  readonly encoding: TextEncoding;
  readonly findings: readonly SourceFinding[];
}

/** One delimited file per table, each in an encoding of its own. */
export class DelimitedTables implements TableRecords {
  readonly #known = new Map<string, KnownEncoding>();

  constructor(private readonly files: DelimitedFiles) {}

  place(table: string): string {
    return this.files.nameOf(table);
  }

  has(table: string): boolean {
    return this.files.present.has(this.place(table));
  }

  async *read(table: string): AsyncGenerator<TableBatch> {
    const file = this.place(table);
    const { encoding, findings } = await this.#encoding(file);
    const bytes = this.files.open(file);
    const utf8 = encoding === 'utf-8' ? bytes : transcodeToUtf8(bytes, encoding);
    yield { records: [], findings };
    for await (const { records, hasBom } of readRecords(utf8, this.files.delimiter))
      yield { records, findings: hasBom ? [{ path: file, code: 'BYTE_ORDER_MARK' }] : [] };
  }

  async #encoding(file: string): Promise<KnownEncoding> {
    const { encoding } = this.files;
    if (encoding) return { encoding, findings: [] };
    const known = this.#known.get(file) ?? (await this.#detect(file));
    this.#known.set(file, known);
    return known;
  }

  async #detect(file: string): Promise<KnownEncoding> {
    const detected = await encodingOf(() => this.files.open(file));
    if ('ambiguous' in detected) {
      const facts = { file, encodings: detected.ambiguous };
      throw new RefusedError(refuse(extractionErrors.SOURCE_ENCODING_AMBIGUOUS, facts));
    }
    const { encoding, isWhole } = detected;
    const findings: SourceFinding[] = [];
    if (!isWhole) findings.push({ path: file, code: 'ENCODING_MIXED', at: encoding });
    else if (encoding !== 'utf-8')
      findings.push({ path: file, code: 'ENCODING_DETECTED', at: encoding });
    return { encoding, findings };
  }
}
