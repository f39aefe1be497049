import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NORMALISERS } from '../src/features/linkage/domain/normalise/index.js';
import type { PatientRow } from '../src/features/linkage/domain/patient-row.js';
import { csvRecord } from '../src/platform/csv/write-csv.js';
import { records } from './linkage-records.js';

const N = NORMALISERS;
type Value = string | number | null;

/** Columns both programs read, each normalised already: what is measured is linkage. */
const COLUMNS: Readonly<Record<string, (row: PatientRow) => Value>> = {
  id: ({ patient_id }) => patient_id,
  birth: ({ birth_date }) => N['birth-date'].normalise(birth_date),
  sex: ({ sex }) => N.sex.normalise(sex),
  kana: ({ name_kana }) => N['kana-name'].normalise(name_kana),
  kana_given: ({ name_kana }) => N['kana-given'].normalise(name_kana),
  kana_surname: ({ name_kana }) => N['kana-surname'].normalise(name_kana),
  kanji: ({ name_kanji }) => N['kanji-name'].normalise(name_kanji),
  kanji_given: ({ name_kanji }) => N['kanji-given'].normalise(name_kanji),
  kanji_surname: ({ name_kanji }) => N['kanji-surname'].normalise(name_kanji),
  insurance: (row) =>
    N.insurance.normalise(row.insurer_number, row.insured_symbol, row.insured_number),
  branch: ({ insured_branch }) => N['insured-branch'].normalise(insured_branch),
  phone: ({ phone }) => N.phone.normalise(phone),
  address: ({ address }) => N.address.normalise(address),
  postal: ({ postal_code }) => N['postal-code'].normalise(postal_code),
};

export const preparedColumns = Object.keys(COLUMNS);
export const preparedFile = (folder: string, source: number): string =>
  join(folder, `source${source}.csv`);
const truthFile = (folder: string, source: number): string => join(folder, `truth${source}.csv`);

function* lines(source: number, persons: number, which: 'prepared' | 'truth'): Generator<string> {
  yield csvRecord(which === 'prepared' ? preparedColumns : ['id', 'person']);
  for (const { person, row } of records(source, persons))
    yield csvRecord(
      which === 'prepared'
        ? Object.values(COLUMNS).map((value) => String(value(row) ?? ''))
        : [row.patient_id, String(person)],
    );
}

/** Two sources of `persons` records each, and whose each record is in truth. */
export async function writeSources(folder: string, persons: number): Promise<void> {
  for (const source of [0, 1])
    for (const [which, file] of [
      ['prepared', preparedFile(folder, source)],
      ['truth', truthFile(folder, source)],
    ] as const)
      await pipeline(
        Readable.from(lines(source, persons, which)),
        createWriteStream(file, { highWaterMark: 1 << 20 }),
      );
}

async function personOf(folder: string, source: number): Promise<Map<string, string>> {
  const text = await readFile(truthFile(folder, source), 'utf8');
  return new Map(
    text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string]),
  );
}

export interface Measured {
  readonly links: number;
  readonly precision: number;
  readonly recall: number;
}

/** Pairs of ids against the truth. */
export async function againstTruth(
  folder: string,
  pairs: Iterable<readonly [left: string, right: string]>,
): Promise<Measured> {
  const [left, right] = [await personOf(folder, 0), await personOf(folder, 1)];
  const known = new Set(right.values());
  const truePairs = [...left.values()].filter((person) => known.has(person)).length;
  let [links, correct] = [0, 0];
  for (const [one, other] of pairs) {
    links += 1;
    if (left.get(one) === right.get(other)) correct += 1;
  }
  return { links, precision: links === 0 ? 1 : correct / links, recall: correct / truePairs };
}
