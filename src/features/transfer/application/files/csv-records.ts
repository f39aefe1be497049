import { createReadStream } from 'node:fs';

/**
 * Records of an RFC 4180 file, header included; constant memory. Only for files that passed the check:
 * what does not follow the format is not reported here.
 */
export async function* csvRecords(path: string): AsyncGenerator<string[]> {
  const splitter = new CsvSplitter();
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 }))
    yield* splitter.push(chunk as string);
  yield* splitter.end();
}

/** Splits text that comes in pieces cut anywhere. */
export class CsvSplitter {
  private rest = '';

  *push(chunk: string): Generator<string[]> {
    const text = this.rest + chunk;
    let start = 0;
    for (const end of recordEnds(text)) {
      yield fieldsOf(text.slice(start, end));
      start = end + 1;
    }
    this.rest = text.slice(start);
  }

  *end(): Generator<string[]> {
    if (this.rest !== '') yield fieldsOf(this.rest);
    this.rest = '';
  }
}

const indexOrEnd = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
};

/** Places of the LFs that end a record; an LF within quotes ends nothing. */
function* recordEnds(text: string): Generator<number> {
  let quote = indexOrEnd(text, '"', 0);
  let quoted = false;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    for (; quote < end; quote = indexOrEnd(text, '"', quote + 1)) quoted = !quoted;
    if (!quoted) yield end;
  }
}

function fieldsOf(line: string): string[] {
  const record = line.endsWith('\r') ? line.slice(0, -1) : line;
  return record.includes('"') ? quotedFields(record) : record.split(',');
}

function quotedFields(record: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at <= record.length) {
    const [value, end] = record[at] === '"' ? quotedField(record, at) : plainField(record, at);
    fields.push(value);
    at = end + 1;
  }
  return fields;
}

function plainField(record: string, start: number): [string, number] {
  const comma = record.indexOf(',', start);
  const end = comma < 0 ? record.length : comma;
  return [record.slice(start, end), end];
}

function quotedField(record: string, start: number): [string, number] {
  let close = record.indexOf('"', start + 1);
  while (close >= 0 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
  const end = close < 0 ? record.length : close;
  return [record.slice(start + 1, end).replaceAll('""', '"'), end + 1];
}
