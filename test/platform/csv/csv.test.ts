import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blockRows } from '../../../src/platform/csv/block-rows.js';
import { readCsv } from '../../../src/platform/csv/read-csv.js';
import { recordBlocks } from '../../../src/platform/csv/record-blocks.js';
import { RecordSplitter } from '../../../src/platform/csv/split-records.js';
import { parseRecord } from '../../../src/platform/csv/parse-record.js';
import { csvRecord } from '../../../src/platform/csv/write-csv.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function recordsOf(content: string | Buffer) {
  const path = join(folder, 'table.csv');
  await writeFile(path, content);
  const records = [];
  for await (const batch of readCsv(path)) records.push(...batch.records);
  return records;
}

/** Splits bytes handed over in pieces of the given sizes. */
function split(bytes: Buffer, sizes: readonly number[]) {
  const splitter = new RecordSplitter();
  const records = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    records.push(...splitter.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...records, ...splitter.end()];
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Rows of all blocks: what threads read between them. */
async function rowsInBlocks(bytes: Buffer, size: number) {
  const rows = [];
  for await (const block of recordBlocks(pieces(bytes, size))) rows.push(...blockRows(block));
  return rows;
}

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[",\r\na ]{0,8}$/),
  fc.constant('水野　花'),
);

describe('a CSV file', () => {
  it('gives back exactly the values that were written, however the bytes arrive', () => {
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width })));
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, sizes, (table, pieces) => {
        const bytes = Buffer.from(table.map(csvRecord).join(''), 'utf8');
        const records = split(bytes, pieces);
        expect(records.map(({ bytes: one }) => parseRecord(one.toString('utf8')))).toEqual(table);
        expect(records.every(({ broken, ending }) => !broken && ending === 'crlf')).toBe(true);
      }),
    );
  });

  it('loses no byte of any text: every line is a record or part of one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[",\r\nab]{0,60}$/), (text) => {
        const whole = Buffer.from(text);
        const records = split(whole, [7]);
        const ends = { crlf: 2, lf: 1, none: 0 };
        const size = records.reduce((sum, one) => sum + one.bytes.length + ends[one.ending], 0);
        expect(size).toBe(whole.length);
      }),
    );
  });

  it('read in blocks has the rows, and the faults, it has when read from its beginning', async () => {
    const text = fc.array(fc.constantFrom('"', ',', '\r\n', '\n', '\r', 'a', '花', '\uFFFD'));
    const broken = fc.constantFrom([], [0xe3, 0x81], [0x22]);
    await fc.assert(
      fc.asyncProperty(text, broken, fc.integer({ min: 1, max: 9 }), async (parts, last, size) => {
        const bytes = Buffer.concat([Buffer.from(parts.join('')), Buffer.from(last)]);
        const records = await recordsOf(bytes);
        const rows = await rowsInBlocks(bytes, size);
        if (records.every(({ fields }) => fields !== null))
          expect(rows).toEqual(records.map(({ fields }) => fields));
        else expect(rows).toContain(null);
      }),
      { numRuns: 300 },
    );
  });

  it('may end its lines in LF, and its last line not at all', async () => {
    const records = await recordsOf('a,b\n1,2\r\n3,4');
    expect(records.map(({ fields, ending }) => [fields, ending])).toEqual([
      [['a', 'b'], 'lf'],
      [['1', '2'], 'crlf'],
      [['3', '4'], 'none'],
    ]);
  });

  it('names the line of a record, also after line ends within quotes', async () => {
    const records = await recordsOf('a\r\n"x\r\ny"\r\nz\r\n');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('reports a quote that never closes at its line and reads the lines after it', async () => {
    const records = await recordsOf('a,b\r\n1,"2\r\n3,4\r\n');
    expect(records.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, 'quotes'],
      [3, null],
    ]);
    expect(records[2]?.fields).toEqual(['3', '4']);
  });

  it.each(['a"b,c', '"a"b,c', 'a,"b""'])('reports misplaced quotes in %s', async (line) => {
    expect(await recordsOf(`${line}\r\n`)).toMatchObject([{ fault: 'quotes' }]);
  });

  it('reports bytes that are not UTF-8 on their line only', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a\r\n'),
      Buffer.of(0x83, 0x65),
      Buffer.from('\r\nb\uFFFD\r\n'),
    ]);
    const records = await recordsOf(bytes);
    expect(records.map(({ fault }) => fault)).toEqual([null, 'encoding', null]);
    expect(records[2]?.fields).toEqual(['b\uFFFD']);
  });

  it('is done with megabytes of quotes in the time it takes to read them', () => {
    const splitter = new RecordSplitter();
    const quotes = Buffer.alloc(128 * 1024, '"');
    const records = Array.from({ length: 24 }, () => splitter.push(quotes)).flat();
    expect(records.every(({ broken }) => broken)).toBe(true);
    expect(records.length).toBeGreaterThan(0);
  });

  it('does not grow without bound on a line that never ends', () => {
    const splitter = new RecordSplitter();
    const chunk = Buffer.alloc(400_000, 'a');
    const records = Array.from({ length: 6 }, () => splitter.push(chunk)).flat();
    expect(records.length).toBeGreaterThan(0);
    expect(records.every(({ broken }) => broken)).toBe(true);
  });
});
