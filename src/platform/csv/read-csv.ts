import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { parseRecord, type Delimiter } from './parse-record.js';
import { RecordSplitter, type RawRecord } from './split-records.js';

/** One record of a CSV file; `fields` is null where it cannot be read. */
export interface CsvRecord {
  /** Line it starts on, from 1. */
  readonly line: number;
  readonly ending: RawRecord['ending'];
  readonly fields: readonly string[] | null;
  readonly fault: 'quotes' | 'encoding' | null;
}

export interface CsvBatch {
  readonly records: readonly CsvRecord[];
  /** A byte order mark was taken off before the first record of this batch. */
  readonly hasBom: boolean;
}

/** Small, so that a batch’s rows are gone before they grow old: 1 MB took twice the processor time. */
const CHUNK = 128 * 1024;
const BOM = Buffer.from('\uFEFF');
const REPLACEMENT = '\uFFFD';

function recordOf(raw: RawRecord, delimiter: Delimiter): CsvRecord {
  const { line, ending } = raw;
  if (raw.broken) return { line, ending, fields: null, fault: 'quotes' };
  const text = raw.bytes.toString('utf8');
  // A replacement character may be in the data; only then are the bytes looked at again.
  if (text.includes(REPLACEMENT) && !isUtf8(raw.bytes))
    return { line, ending, fields: null, fault: 'encoding' };
  const fields = parseRecord(text, delimiter);
  return fields === null
    ? { line, ending, fields, fault: 'quotes' }
    : { line, ending, fields, fault: null };
}

/** A byte order mark is taken off the bytes: before a quoted first field it would spoil the record. */
function withoutBom(raw: RawRecord[]): { raw: RawRecord[]; hasBom: boolean } {
  const [first, ...rest] = raw;
  if (!first?.bytes.subarray(0, BOM.length).equals(BOM)) return { raw, hasBom: false };
  return { raw: [{ ...first, bytes: first.bytes.subarray(BOM.length) }, ...rest], hasBom: true };
}

/** Records of a stream of UTF-8 (RFC 4180, by the delimiter), faulty ones included, a chunk at a time. */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: Delimiter = ',',
): AsyncGenerator<CsvBatch> {
  const splitter = new RecordSplitter();
  let first = true;
  const batchOf = (all: RawRecord[]): CsvBatch => {
    const { raw, hasBom } = first ? withoutBom(all) : { raw: all, hasBom: false };
    first &&= all.length === 0;
    return { records: raw.map((one) => recordOf(one, delimiter)), hasBom };
  };
  for await (const chunk of chunks)
    yield batchOf(splitter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
  yield batchOf(splitter.end());
}

/** Bytes of a file in the pieces the readers work with. */
export const fileChunks = (path: string): AsyncIterable<Uint8Array> =>
  createReadStream(path, { highWaterMark: CHUNK });

/** Records of a CSV file (RFC 4180, UTF-8), faulty ones included, a chunk at a time. */
export const readCsv = (path: string): AsyncGenerator<CsvBatch> => readRecords(fileChunks(path));
