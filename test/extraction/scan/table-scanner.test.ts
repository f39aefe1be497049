import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wholeDefinition } from '../../../src/features/extraction/domain/contracted.js';
import { InlineScanner } from '../../../src/features/extraction/engines/scan/inline-scanner.js';
import { ThreadedScanner } from '../../../src/features/extraction/engines/scan/threaded-scanner.js';
import type { ScanResult, TableScanner } from '../../../src/features/extraction/index.js';
import { csvRecord } from '../../../src/platform/csv/write-csv.js';
import { plainScan } from './plain-scan.js';
import { scanDefinition } from './scan-definition.js';

const ASOF = '2026-11-21';
type Files = ReadonlyMap<string, Buffer>;

/** Feeds the files in this order, cut into chunks of these lengths in turn. */
async function scan(
  files: Files,
  chunks: readonly number[],
  scanner: TableScanner,
): Promise<ScanResult> {
  const run = scanner.open({
    definition: scanDefinition,
    tables: wholeDefinition(scanDefinition),
    rehearsal: false,
    entries: [...files.keys()].map((table) => `${table}.csv`),
    asOf: ASOF,
  });
  for (const [name, bytes] of files) {
    const table = run.table(name);
    for (let at = 0, next = 0; at < bytes.length; next += 1) {
      const length = chunks[next % chunks.length] ?? 1;
      await table.write(Uint8Array.from(bytes.subarray(at, at + length)));
      at += length;
    }
    await table.end();
  }
  const result = await run.finish();
  await run.abandon();
  return result;
}

const sorted = (all: readonly unknown[]): string[] => all.map((one) => JSON.stringify(one)).sort();

function expectSame(
  { report, files, persons }: ScanResult,
  plain: ReturnType<typeof plainScan>,
): void {
  const findings = report.findings.map(({ table, column, rule, count, firstRows, examples }) => ({
    table,
    column,
    rule,
    count,
    firstRows,
    examples,
  }));
  expect(sorted(findings)).toEqual(sorted(plain.findings));
  expect(report.tables.map(({ rows }) => rows)).toEqual(plain.rows);
  expect(files.map(({ sha256 }) => sha256)).toEqual(plain.hashes);
  expect([...persons]).toEqual(plain.persons);
  expect(persons.size).toBe(plain.persons.length);
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  institution_code: ['0110113719', '0110113719', '1311234567', '12345', '０１１０１１３７１９', ''],
  patient_id: ['1', '2', '3', '10', 'a b', '123456789', '患者', ''],
  name_kana: ['ミズノ　ハナ', 'ヤマダ', 'ミズノ　ハナコ', '\uE000', ''],
  birth_date: [
    '1980-01-02',
    '1948-02-29',
    '1949-02-29',
    '1900-02-29',
    '2026-11-22',
    '1868-01-01',
    '',
  ],
  sex: ['M', 'F', '9', '__proto__', ''],
  number: ['1', '2', '-3', '1.5', '01', ''],
  seen_at: [
    '2025-06-10',
    '2025-06-10T10:00',
    '2025-06-10T24:00:00',
    '1947-06-10T10:00:59',
    '2025-6-1',
    '2999-01-01T00:00',
    '2025-06-10T10:61',
    '2025-06-10T10:00:60',
    '2025-06-10X10:00',
    '2025-06-10T10',
    '2026-11-22T00:00',
    '2025-04-31',
  ],
  planned_on: ['2999-12-31', '2025-06-10', '0000-01-01', '2025-13-01', ''],
  cost: ['.5', '1.', '.', '1.2.3', '+1', '-1.25', '1234567', '12', ''],
  kind: ['in', 'out', 'inn', ''],
  grade: ['A', 'AB', 'ABC', 'D', ''],
  note: [
    '',
    '経過良好',
    '患者ミズノ ハナ様来院、ヤマダ',
    'a,b',
    'a"b',
    'line\nbreak',
    'cr\rhere',
    '担当：山田太郎医師',
    '090-1234-5678に連絡',
    'x@example.jp',
    'a@b.jp',
    '0312345678',
    '東京都港区虎ノ門1丁目2番',
    '字'.repeat(101),
    '\uE000',
  ],
  drug: ['A', 'B', '薬甲', '12345', ''],
  given_on: ['20250610', '00000000', '18000101', '20991231', '2025', ''],
};

const rowOf = (columns: readonly string[]) =>
  fc.tuple(...columns.map((name) => fc.constantFrom(...(VALUES[name] ?? ['']))));

/** A record of the file, mostly well formed. */
const written = (columns: readonly string[]) =>
  fc
    .tuple(
      rowOf(columns),
      fc.constantFrom(
        'good',
        'good',
        'good',
        'good',
        'quoted',
        'lf',
        'short',
        'quote',
        'byte',
        'empty',
      ),
    )
    .map(([values, how]): Buffer => {
      const record = csvRecord(values);
      const quoted = `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\r\n`;
      const texts: Record<string, string> = {
        quoted,
        lf: record.replace(/\r\n$/, '\n'),
        short: record.replace(/^[^,]*,/, ''),
        quote: `"${record}`,
        empty: '\r\n',
      };
      if (how === 'byte') return Buffer.concat([Buffer.of(0x83), Buffer.from(record)]);
      return Buffer.from(texts[how] ?? record);
    });

const fileOf = (name: string) => {
  const columns =
    scanDefinition.tables.find((table) => table.name === name)?.items.map((item) => item.name) ??
    [];
  const header = fc.constantFrom(
    ...Array.from({ length: 12 }, () => csvRecord(columns)),
    `\uFEFF${csvRecord(columns)}`,
    csvRecord([...columns].reverse()),
    `${columns.join(',')}\n`,
    '',
  );
  const end = fc.constantFrom('', '', 'unended', '"', '\r', '\n');
  return fc
    .tuple(header, fc.array(written(columns), { maxLength: 25 }), end)
    .map(([first, rows, last]) => Buffer.concat([Buffer.from(first), ...rows, Buffer.from(last)]));
};

const folders = fc
  .tuple(
    fileOf('patient'),
    fileOf('visit'),
    fileOf('drug'),
    fc.shuffledSubarray(['patient', 'visit', 'drug'], { minLength: 1 }),
  )
  .map(([patient, visit, drug, order]): Files => {
    const all: Record<string, Buffer> = { patient, visit, drug };
    return new Map(order.map((name) => [name, all[name] ?? Buffer.alloc(0)]));
  });

const program = new URL('./scan-worker.mjs', import.meta.url);
const scanners: [string, TableScanner, number][] = [
  ['in the same thread', new InlineScanner(), 250],
  ['in threads', new ThreadedScanner(program, 2), 10],
];

describe.each(scanners)('the scan %s', (_, scanner, numRuns) => {
  it('finds what the plain check finds, however the bytes are cut and in whatever order tables come', async () => {
    await fc.assert(
      fc.asyncProperty(
        folders,
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
        async (files, chunks) => {
          expectSame(await scan(files, chunks, scanner), plainScan(scanDefinition, files, ASOF));
        },
      ),
      { numRuns },
    );
  });

  it('reads on after a record that is too long or never ends, wherever the chunks are cut', async () => {
    const columns = 'institution_code,patient_id,name_kana,birth_date,sex\r\n';
    const long = `0110113719,1,"${'あ\n'.repeat(300_000)}",,M\r\n`;
    const wide = `0110113719,2,${'x'.repeat(1_100_000)},,M\r\n`;
    const good = '0110113719,3,ヤマダ,,F\r\n';
    const text = `${columns}${good}${long}${wide}"${good}${good}`;
    const files = new Map([['patient', Buffer.from(text)]]);
    const plain = plainScan(scanDefinition, files, ASOF);
    for (const chunk of [65_536, 999_983]) expectSame(await scan(files, [chunk], scanner), plain);
  });

  it('tells the fault of a file it cannot read, and of a table that is fed twice', async () => {
    const run = scanner.open({
      definition: scanDefinition,
      tables: wholeDefinition(scanDefinition),
      rehearsal: false,
      entries: [],
      asOf: ASOF,
    });
    await expect(run.file('patient', '/nowhere/patient.csv')).rejects.toThrow('ENOENT');
    run.table('visit');
    expect(() => run.table('visit')).toThrow('fed twice');
    expect(() => run.table('unknown')).toThrow('not contracted');
    await run.abandon();
  });
});

it('ends a scan in threads while it is being fed, and tells those who feed it', async () => {
  const run = new ThreadedScanner(program, 1).open({
    definition: scanDefinition,
    tables: wholeDefinition(scanDefinition),
    rehearsal: false,
    entries: [],
    asOf: ASOF,
  });
  const table = run.table('patient');
  await table.write(Buffer.from('institution_code'));
  await run.abandon();
  await expect(table.end()).rejects.toThrow('ended');
  expect(() => run.table('visit')).toThrow('abandoned');
});
