import { createReadStream } from 'node:fs';

/** A record of a CSV file (RFC 4180), or what is wrong with it. */
export interface CsvRecord {
  /** Line the record starts in, from 1. */
  readonly line: number;
  /** Null when the record's quotes do not match. */
  readonly fields: readonly string[] | null;
}

const QUOTED = /"(?:[^"]|"")*"|[^",]*/y;

/** Fields of one record; null when a quote stands where none may. */
function fieldsOf(record: string): string[] | null {
  if (!record.includes('"')) return record.split(',');
  const fields: string[] = [];
  for (let at = 0; at <= record.length; at += 1) {
    QUOTED.lastIndex = at;
    const field = QUOTED.exec(record)?.[0] ?? '';
    at += field.length;
    if (at < record.length && record[at] !== ',') return null;
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
  }
  return fields;
}

/** A quoted field may hold line breaks: the record ends where its quotes are even in number. */
const isOpen = (record: string): boolean => (record.split('"').length - 1) % 2 === 1;

async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 18 })) {
    const lines = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * Records of a UTF-8 CSV file, CRLF or LF, one at a time.
 * @throws TypeError (ERR_ENCODING_INVALID_ENCODED_DATA) when the bytes are not UTF-8, and what the file system throws.
 */
export async function* readRecords(file: string): AsyncGenerator<CsvRecord> {
  let [line, start, open] = [0, 1, ''];
  for await (const text of linesOf(file)) {
    line += 1;
    const record = open + text;
    if (isOpen(record)) {
      open = `${record}\n`;
      continue;
    }
    const whole = record.endsWith('\r') ? record.slice(0, -1) : record;
    if (whole !== '') yield { line: start, fields: fieldsOf(whole) };
    [start, open] = [line + 1, ''];
  }
  if (open !== '') yield { line: start, fields: null };
}
