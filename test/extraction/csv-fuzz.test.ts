import { describe, expect, it } from '@jest/globals';
import { DelimitedTables } from '../../src/features/extraction/engines/csv/delimited-tables.js';
import { readTables } from '../../src/features/extraction/engines/tables/read-tables.js';
import { RefusedError } from '../../src/kernel/outcome.js';
import { TEXT_ENCODINGS } from '../../src/platform/text/text-encoding.js';
import { encode } from '../support/encode-text.js';
import { mutants } from '../support/mutate.js';
import { definition, gathered, type ReadSource } from './read-source.js';
import { expectRecordsAccounted } from './records-accounted.js';
import { person, tableText } from './table-rows.js';
import { settledHeap } from '../support/settled-heap.js';

const patients = {
  ...definition,
  tables: definition.tables.filter(({ name }) => name === 'patient'),
};
const FILE = 'patient';

/** Bytes in pieces of uneven size, so that characters and records are cut anywhere. */
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let at = 0, size = 7; at < bytes.length; at += size, size = (size * 31) % 997 || 1)
    yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, delimiter: ',' | '\t'): Promise<ReadSource | string> {
  const tables = new DelimitedTables({
    delimiter,
    nameOf: () => FILE,
    present: new Set([FILE]),
    open: () => pieces(bytes),
  });
  try {
    return await gathered(readTables(tables, patients));
  } catch (fault) {
    if (fault instanceof RefusedError) return fault.refusal.error.code;
    throw fault;
  }
}

const ROWS = ['1', '2', '3', '4'].map((id) =>
  person(id, { address: '東京都港区虎ノ門１－２', name_kana: 'ミズノ　ハナ' }),
);
const megabytes = (): number => settledHeap() / 1024 ** 2;

describe('damaged files of records', () => {
  it.each([',', '\t'] as const)(
    'are read or reported to the last record: 6,000 in four encodings, delimiter %j',
    async (delimiter) => {
      const text = tableText('patient', ROWS, delimiter);
      const seeds = TEXT_ENCODINGS.map((encoding) => encode(text, encoding));
      const before = megabytes();
      let read_ = 0;
      let refused = 0;
      for (const mutant of mutants(seeds, 6_000, delimiter.charCodeAt(0))) {
        const result = await read(mutant, delimiter);
        if (typeof result === 'string') {
          expect(result).toBe('SOURCE_ENCODING_AMBIGUOUS');
          refused += 1;
        } else {
          expectRecordsAccounted(mutant, result);
          read_ += 1;
        }
      }
      expect(read_ + refused).toBe(6_000);
      // To refuse everything would be easy.
      expect(refused).toBeLessThan(600);
      expect(megabytes() - before).toBeLessThan(200);
    },
  );
});
