import { isUtf8 } from 'node:buffer';
import { parseRecord } from './parse-record.js';
import { RecordSplitter } from './split-records.js';

const QUOTE = 0x22;
const CR = 0x0d;
const REPLACEMENT = '\uFFFD';

/** Fields of a record, or null where it cannot be read: quotes that are not as RFC 4180 has them. */
type Row = readonly string[] | null;

function* plainRows(text: string): Generator<Row> {
  for (let start = 0; start < text.length;) {
    const lf = text.indexOf('\n', start);
    const end = lf < 0 ? text.length : lf;
    const crlf = lf > start && text.charCodeAt(lf - 1) === CR;
    yield text.slice(start, crlf ? end - 1 : end).split(',');
    start = end + 1;
  }
}

function* quotedRows(block: Buffer): Generator<Row> {
  const splitter = new RecordSplitter();
  for (const { bytes, broken } of [...splitter.push(block), ...splitter.end()])
    yield broken ? null : parseRecord(bytes.toString('utf8'));
}

/**
 * Rows of a block of whole CSV records (UTF-8, RFC 4180), faster than `readCsv` because nobody asks on which line
 * each stands: text without a quote is taken apart as a whole. One null for all of a block that is not UTF-8.
 */
export function* blockRows(block: Buffer): Generator<Row> {
  const text = block.toString('utf8');
  // A replacement character may be in the data; only then are the bytes looked at again.
  if (text.includes(REPLACEMENT) && !isUtf8(block)) yield null;
  else yield* block.includes(QUOTE) ? quotedRows(block) : plainRows(text);
}
