import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Field } from '../src/features/linkage/domain/model/profile.js';
import { PATIENT_COLUMNS, type PatientColumn } from '../src/features/linkage/domain/patient-row.js';
import type { NormaliserName } from '../src/features/linkage/domain/normalise/index.js';
import { normaliseBlocks } from '../src/features/linkage/engines/normalise/normalise-blocks.js';
import { fileChunks, readCsv } from '../src/platform/csv/read-csv.js';
import { recordBlocks } from '../src/platform/csv/record-blocks.js';
import { records } from './linkage-records.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, medianSeconds, numberOption } from './timed.js';

/** What 1,000,000 persons may take. */
const SECONDS_A_MILLION = 15;

/** Everything a profile can compare persons of the definition's patient table by. */
const FIELDS: readonly [NormaliserName, ...PatientColumn[]][] = [
  ['birth-date', 'birth_date'],
  ['sex', 'sex'],
  ['kana-name', 'name_kana'],
  ['kana-surname', 'name_kana'],
  ['kana-given', 'name_kana'],
  ['kanji-name', 'name_kanji'],
  ['kanji-surname', 'name_kanji'],
  ['kanji-given', 'name_kanji'],
  ['kanji-pattern', 'name_kanji'],
  ['insurance', 'insurer_number', 'insured_symbol', 'insured_number'],
  ['insured-branch', 'insured_branch'],
  ['phone', 'phone'],
  ['postal-code', 'postal_code'],
  ['address', 'address'],
  ['prefecture', 'address', 'postal_code'],
  ['institution-patient', 'institution_code', 'patient_id'],
];

const fields = FIELDS.map(([normaliser, ...from]): Field => ({
  name: normaliser,
  normaliser,
  from,
  kind: 'key',
}));

function* lines(persons: number): Generator<string> {
  yield `${PATIENT_COLUMNS.join(',')}\r\n`;
  for (const { row } of records(0, persons))
    yield `${PATIENT_COLUMNS.map((column) => row[column]).join(',')}\r\n`;
}

async function rowsRead(file: string): Promise<number> {
  let rows = 0;
  for await (const { records: batch } of readCsv(file)) rows += batch.length;
  return rows;
}

/** Normalises the whole file. Threads 0: in the thread that reads. */
async function bytesOfKeys(file: string, threads?: number): Promise<number> {
  const plan = { header: PATIENT_COLUMNS, fields, rehearsal: false };
  let bytes = 0;
  for await (const keys of normaliseBlocks(plan, recordBlocks(fileChunks(file)), threads))
    bytes += keys?.length ?? 0;
  return bytes;
}

async function measure(folder: string, persons: number, runs: number): Promise<BenchResult[]> {
  const file = join(folder, 'patient.csv');
  await pipeline(Readable.from(lines(persons)), createWriteStream(file));
  const limit = (SECONDS_A_MILLION * persons) / 1_000_000;
  const works: [string, () => Promise<number>][] = [
    ['reading the CSV alone', () => rowsRead(file)],
    ['read and normalised, one thread', () => bytesOfKeys(file, 0)],
    ['read and normalised', () => bytesOfKeys(file)],
  ];
  const results: BenchResult[] = [];
  for (const [name, work] of works) {
    const before = process.cpuUsage();
    const [seconds = NaN] = await medianSeconds(runs, [work]);
    const { user, system } = process.cpuUsage(before);
    const processor = `${((user + system) / 1e6 / runs).toFixed(1)} s of processor`;
    const peak = process.resourceUsage().maxRSS / 1024;
    const note = `${persons} persons, ${fields.length} fields, ${processor}, peak ${peak.toFixed(0)} MiB`;
    results.push({
      case: name,
      seconds,
      ratio: limit / seconds,
      peer: `limit of ${limit} s`,
      note,
    });
  }
  return results;
}

/** Normalisation of the patient table, from CSV to keys. */
export const suite: BenchSuite = {
  name: 'normalise',
  options: '--persons N (1000000) --runs N (median of; 1)',
  run: (options) =>
    inFolder((folder) =>
      measure(
        folder,
        numberOption(options, '--persons', 1_000_000),
        numberOption(options, '--runs', 1),
      ),
    ),
};
