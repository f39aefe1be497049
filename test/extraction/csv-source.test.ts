import fc from 'fast-check';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  readCsvSource,
  readTsvSource,
} from '../../src/features/extraction/engines/csv/csv-source.js';
import { TEXT_ENCODINGS } from '../../src/platform/text/text-encoding.js';
import { encode } from '../support/encode-text.js';
import { definition, gathered, readFolder, requestFor, isAccounted } from './read-source.js';
import { scratch } from './support.js';
import { columnsOf, diagnosis, person, tableText } from './table-rows.js';

const two = {
  ...definition,
  tables: definition.tables.filter(({ name }) => /^(patient|diagnosis)$/.test(name)),
};
const readCsv = (files: Record<string, Buffer>, encoding?: (typeof TEXT_ENCODINGS)[number]) =>
  readFolder((request) => readCsvSource({ ...request, definition: two, encoding }), 'csv', files);

const PATIENTS = [person('1'), person('2', { address: '東京都港区虎ノ門１－２' })];
const DIAGNOSES = [
  diagnosis('1', '1'),
  diagnosis('2', '1', { disease_name: '感冒, "疑い"\r\n２行目' }),
];

const inEncoding = (encoding: (typeof TEXT_ENCODINGS)[number]) => ({
  'patient.csv': encode(tableText('patient', PATIENTS), encoding),
  'diagnosis.csv': encode(tableText('diagnosis', DIAGNOSES), encoding),
});

describe('a folder of CSV files', () => {
  it.each(TEXT_ENCODINGS)('gives the same rows in %s, told from the content', async (encoding) => {
    const { of, findings, tally } = await readCsv(inEncoding(encoding));
    expect(of('patient')).toMatchObject(PATIENTS);
    expect(of('diagnosis')).toMatchObject(DIAGNOSES);
    expect(tally).toMatchObject({ found: 4, read: 4, withheld: 0 });
    const notices = encoding === 'utf-8' ? [] : ['patient.csv', 'diagnosis.csv'];
    expect(findings).toEqual(
      notices.map((path) => ({ path, code: 'ENCODING_DETECTED', at: encoding })),
    );
  });

  it('hears that it is to end before its first row, while the encoding is told', async () => {
    const given: unknown[] = [];
    const reading = readFolder(
      async function* (request) {
        const signal = AbortSignal.abort(new Error('cancelled'));
        for await (const batch of readCsvSource({ ...request, definition: two, signal })) {
          given.push(batch);
          yield batch;
        }
      },
      'csv',
      inEncoding('shift_jis'),
    );
    await expect(reading).rejects.toThrow('cancelled');
    expect(given).toEqual([]);
  });

  it.each(TEXT_ENCODINGS)('gives the same rows in %s where it is declared', async (encoding) => {
    const { of, findings } = await readCsv(inEncoding(encoding), encoding);
    expect(of('diagnosis')).toMatchObject(DIAGNOSES);
    expect(findings).toEqual([]);
  });

  it('may have every file in another encoding', async () => {
    const files = {
      'patient.csv': inEncoding('shift_jis')['patient.csv'],
      'diagnosis.csv': inEncoding('euc-jp')['diagnosis.csv'],
    };
    const { of, findings } = await readCsv(files);
    expect(of('patient')).toMatchObject(PATIENTS);
    expect(of('diagnosis')).toMatchObject(DIAGNOSES);
    expect(findings.map(({ at }) => at)).toEqual(['shift_jis', 'euc-jp']);
  });

  it('refuses to guess where the text means something in two encodings', async () => {
    const half = person('1', { name_kanji: '', name_kana: 'ﾔﾏｸﾗ' });
    const bytes = encode(tableText('patient', [half]), 'shift_jis');
    const read = readCsv({ 'patient.csv': bytes });
    await expect(read).rejects.toThrow(/SOURCE_ENCODING_AMBIGUOUS.*patient\.csv/);
    const declared = await readCsv({ 'patient.csv': bytes }, 'shift_jis');
    expect(declared.of('patient')).toMatchObject([{ name_kana: 'ﾔﾏｸﾗ' }]);
  });

  it('reports records that do not decode with their line, and reads the others in the nearest encoding', async () => {
    const lines = encode(tableText('patient', [...PATIENTS, person('3')]), 'shift_jis');
    const at = lines.indexOf(encode('虎', 'shift_jis'));
    lines[at] = 0xff;
    const { of, findings, tally } = await readCsv({ 'patient.csv': lines });
    expect(of('patient').map((row) => row.patient_id)).toEqual(['1', '3']);
    expect(findings).toContainEqual({
      path: 'patient.csv',
      code: 'ENCODING_MIXED',
      at: 'shift_jis',
    });
    expect(findings).toContainEqual({ path: 'patient.csv', line: 3, code: 'UNDECODABLE' });
    expect(tally).toMatchObject({ found: 3, read: 2, withheld: 1 });
  });

  it('reports gaiji and lost characters with line and item, and replaces neither', async () => {
    const bytes = encode(tableText('patient', [person('1', { name_kanji: '外＿' })]), 'shift_jis');
    const at = bytes.indexOf(encode('＿', 'shift_jis'));
    bytes.set([0xf0, 0x40], at);
    const gaiji = await readCsv({ 'patient.csv': bytes });
    expect(gaiji.of('patient')).toMatchObject([{ name_kanji: '外\uE000' }]);
    expect(gaiji.findings).toContainEqual({
      ...{ path: 'patient.csv', line: 2, code: 'GAIJI', at: 'name_kanji' },
    });
    const lost = Buffer.from(tableText('patient', [person('1', { address: '東\uFFFD京' })]));
    const { of, findings } = await readCsv({ 'patient.csv': lost });
    expect(of('patient')).toMatchObject([{ address: '東\uFFFD京' }]);
    expect(findings).toContainEqual({
      ...{ path: 'patient.csv', line: 2, code: 'REPLACEMENT_CHARACTER', at: 'address' },
    });
  });

  it('takes the header in any order, quoted and behind a byte order mark', async () => {
    const columns = columnsOf('patient').toReversed();
    const values = columns.map((column) => person('1')[column] ?? '');
    const quoted = [columns, values].map((line) => `${line.map((one) => `"${one}"`).join(',')}\n`);
    const { of, codes } = await readCsv({ 'patient.csv': Buffer.from(`\uFEFF${quoted.join('')}`) });
    expect(of('patient')).toMatchObject([person('1')]);
    expect(codes).toEqual(['BYTE_ORDER_MARK', 'TABLE_MISSING']);
  });

  it('reports a file without a header, and one that is not there', async () => {
    const { findings } = await readCsv({ 'patient.csv': Buffer.alloc(0) });
    expect(findings).toEqual([
      { path: 'patient.csv', code: 'EMPTY' },
      { path: 'diagnosis.csv', code: 'TABLE_MISSING' },
    ]);
  });

  it('is refused where a file cannot be read to its end: its rows would be missing without a trace', async () => {
    const work = await scratch();
    await mkdir(join(work.path, 'patient.csv'));
    const read = gathered(readCsvSource({ ...requestFor('csv', work.path), definition: two }));
    await expect(read).rejects.toThrow(/SOURCE_UNREADABLE.*EISDIR/);
    await work.remove();
  });

  it('gives back every value of any text in every encoding that has it', async () => {
    const letters = fc.constantFrom(...Array.from('水野花ア亜,"\t\r\n 1a'));
    const values = fc.array(fc.string({ unit: letters, maxLength: 8 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom(...TEXT_ENCODINGS), async (addresses, encoding) => {
        const rows = addresses.map((address, at) => person(String(at), { address }));
        const bytes = encode(tableText('patient', rows), encoding);
        expect((await readCsv({ 'patient.csv': bytes }, encoding)).of('patient')).toMatchObject(
          rows,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a folder of TSV files', () => {
  it('is read by tabs, quoted fields as in CSV, in any encoding', async () => {
    const text = tableText('patient', [person('1', { address: '"東京都\t港区, ""虎"""' })], '\t');
    const files = { 'patient.tsv': encode(text, 'euc-jp') };
    const { of, tally } = await readFolder(
      (request) => readTsvSource({ ...request, definition: two }),
      'tsv',
      files,
    );
    expect(of('patient')).toMatchObject([{ address: '東京都\t港区, "虎"' }]);
    expect(isAccounted(tally)).toBe(true);
  });
});
