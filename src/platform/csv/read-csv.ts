import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { parseRecord } from './parse-record.js';
import { RecordSplitter, type RawRecord } from './split-records.js';

/** One record of a CSV file; `fields` is null where it cannot be read. */
export interface CsvRecord {
  /** Line it starts on, from 1. */
  readonly line: number;
  readonly ending: RawRecord['ending'];
  readonly fields: readonly string[] | null;
  readonly fault: 'quotes' | 'encoding' | null;
}

interface CsvBatch {
  readonly records: readonly CsvRecord[];
  /** A byte order mark was taken off the first record of this batch. */
  readonly hasBom: boolean;
}

const CHUNK = 1024 * 1024;
const BOM = '\uFEFF';
const REPLACEMENT = '\uFFFD';

function recordOf(raw: RawRecord): CsvRecord {
  const { line, ending } = raw;
  if (raw.broken) return { line, ending, fields: null, fault: 'quotes' };
  const text = raw.bytes.toString('utf8');
  // A replacement character may be in the data; only then are the bytes looked at again.
  if (text.includes(REPLACEMENT) && !isUtf8(raw.bytes))
    return { line, ending, fields: null, fault: 'encoding' };
  const fields = parseRecord(text);
  return fields === null
    ? { line, ending, fields, fault: 'quotes' }
    : { line, ending, fields, fault: null };
}

/** A byte order mark is taken off the first record and reported. */
function withoutBom(record: CsvRecord): { record: CsvRecord; hasBom: boolean } {
  const first = record.fields?.[0];
  if (!record.fields || !first?.startsWith(BOM)) return { record, hasBom: false };
  const fields = [first.slice(1), ...record.fields.slice(1)];
  return { record: { ...record, fields }, hasBom: true };
}

/** Records of a CSV file (RFC 4180, UTF-8), faulty ones included, a chunk at a time. */
export async function* readCsv(path: string): AsyncGenerator<CsvBatch> {
  const splitter = new RecordSplitter();
  let first = true;
  const batchOf = (raw: RawRecord[]): CsvBatch => {
    const records = raw.map(recordOf);
    const [head, ...rest] = records;
    if (!first || head === undefined) return { records, hasBom: false };
    first = false;
    const { record, hasBom } = withoutBom(head);
    return { records: [record, ...rest], hasBom };
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }))
    yield batchOf(splitter.push(chunk as Buffer));
  yield batchOf(splitter.end());
}
