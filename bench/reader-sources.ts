import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { PopulationFolderWriter } from '../src/features/rehearsal/engines/population-folder.writer.js';
import { GeneratePopulation } from '../src/features/rehearsal/index.js';
import { unwrap } from '../src/kernel/outcome.js';
import { doublePatients } from './linked-storage.js';

export const INSTITUTION = '1310123456';

/** Writes a source of about this many records into an empty folder. */
export type MakeSource = (
  folder: string,
  records: number,
  definition: DataDefinition,
) => Promise<unknown>;

/** Records of one person: files of real sources hold few persons with many records each. */
const PER_PERSON = 20;
const personsOf = (records: number): number => Math.ceil(records / PER_PERSON);

const padded = (n: number, width: number): string => String(n).padStart(width, '0');

const written = (file: string, lines: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(lines), createWriteStream(file));

/** A line of `length` fields of which only some are filled. */
function line(length: number, separator: string, fields: Readonly<Record<number, string>>): string {
  const all = Array.from({ length }, (_, at) => fields[at] ?? '');
  return `${all.join(separator)}\r\n`;
}

function* tableLines(
  definition: DataDefinition,
  table: string,
  separator: string,
  rows: Iterable<Readonly<Record<string, string>>>,
): Generator<string> {
  const items = definition.tables.find(({ name }) => name === table)?.items ?? [];
  yield `${items.map(({ name }) => name).join(separator)}\r\n`;
  for (const row of rows) yield `${items.map(({ name }) => row[name] ?? '').join(separator)}\r\n`;
}

const ownerOf = (person: number) => ({
  institution_code: INSTITUTION,
  patient_id: padded(person, 8),
});

function* patients(persons: number): Generator<Record<string, string>> {
  for (let person = 0; person < persons; person += 1)
    yield {
      ...ownerOf(person),
      name_kanji: '見本　花子',
      name_kana: 'ミホン　ハナコ',
      birth_date: '1958-10-21',
      sex: 'F',
    };
}

function* labResults(records: number): Generator<Record<string, string>> {
  for (let record = 0; record < records; record += 1)
    yield {
      ...ownerOf(Math.floor(record / PER_PERSON)),
      order_number: padded(record, 15),
      specimen_number: '1',
      sequence: '1',
      collected_at: '2025-04-01T09:30:00',
      item_code: '3A015000002327101',
      item_code_system: 'JC10',
      item_name: 'アルブミン',
      value: String(record % 100),
      unit: 'g/dL',
    };
}

const tables =
  (extension: string, separator: string): MakeSource =>
  async (folder, records, definition) => {
    const persons = personsOf(records);
    const file = (table: string) => join(folder, `${table}.${extension}`);
    await written(file('patient'), tableLines(definition, 'patient', separator, patients(persons)));
    const results = labResults(records - persons);
    await written(file('lab_result'), tableLines(definition, 'lab_result', separator, results));
  };

/** 医科レセプト: RE, HO, SY and acts. */
function* receipts(persons: number): Generator<string> {
  yield line(10, ',', {
    0: 'IR',
    1: '2',
    2: '13',
    3: '1',
    4: '0123456',
    6: 'MIHON',
    7: '202504',
    8: '00',
  });
  for (let person = 0; person < persons; person += 1) {
    const number = String(person + 1);
    yield line(38, ',', {
      0: 'RE',
      1: number,
      2: '1112',
      3: '202503',
      4: 'MIHON HANAKO',
      5: '2',
      6: '19581021',
      13: padded(person, 8),
    });
    yield line(15, ',', { 0: 'HO', 1: '  138057', 2: '12', 3: '34', 4: '1', 5: '500' });
    yield line(8, ',', { 0: 'SY', 1: '8833421', 2: '20250303', 3: '1', 6: '01' });
    for (let act = 3; act < PER_PERSON; act += 1)
      yield line(44, ',', { 0: 'SI', 1: '12', 2: '1', 3: '112007410', 5: '73', 6: '1', 13: '1' });
  }
  yield line(4, ',', { 0: 'GO', 1: String(persons), 2: '1000', 3: '99' });
}

const HOSPITAL = '131234567';
const dpcHeader = (columns: number): string => line(columns, '\t', { 0: 'SHISETSU', 1: 'DATA' });

function* form1(persons: number): Generator<string> {
  yield dpcHeader(17);
  for (let person = 0; person < persons; person += 1)
    yield line(17, '\t', {
      0: HOSPITAL,
      1: padded(person, 10),
      2: '20250301',
      3: '0',
      4: '0',
      5: 'A000010',
      6: '20240401',
      7: '0',
      8: '19581021',
      9: '2',
      10: '1000002',
    });
}

function* ef(persons: number): Generator<string> {
  yield dpcHeader(31);
  for (let person = 0; person < persons; person += 1)
    for (let detail = 1; detail < PER_PERSON; detail += 1)
      yield line(31, '\t', {
        0: HOSPITAL,
        1: padded(person, 10),
        2: '20250312',
        3: '20250301',
        4: '60',
        5: '0001',
        6: padded(detail, 3),
        7: '160000410',
        8: '160000410',
        9: 'D0002',
        10: 'MIHON',
        11: '0000001.000',
        12: '000',
        13: '00000026',
        14: '0',
        15: '00000026',
        16: '000000000001',
        17: '00000026',
        18: '00000000',
        19: '00000000',
        20: '001',
        23: '20250301',
        24: '01',
      });
}

const MML = 'http://www.medxml.net/MML/v4';
const NAMESPACES = [
  `xmlns="${MML}/base/1.0"`,
  `xmlns:mmlCm="${MML}/SharedComponent/Common/1.0"`,
  `xmlns:mmlNm="${MML}/SharedComponent/Name/1.0"`,
  `xmlns:mmlPi="${MML}/ContentModule/PatientInfo/1.0"`,
  `xmlns:mmlRd="${MML}/ContentModule/RegisteredDiagnosis/1.0"`,
].join(' ');

const mmlItem = (uid: string, module: string): string =>
  `<MmlModuleItem><docInfo><docId><uid>${uid}</uid></docId><confirmDate>2025-04-01T09:30:00</confirmDate></docInfo><content>${module}</content></MmlModuleItem>\n`;

const PATIENT_MODULE =
  '<mmlPi:PatientModule><mmlPi:personName><mmlNm:Name mmlNm:repCode="I"><mmlNm:fullname>見本　花子</mmlNm:fullname></mmlNm:Name></mmlPi:personName><mmlPi:birthday>1958-10-21</mmlPi:birthday><mmlPi:sex>female</mmlPi:sex></mmlPi:PatientModule>';
const DIAGNOSIS_MODULE =
  '<mmlRd:RegisteredDiagnosisModule><mmlRd:diagnosis mmlRd:code="8830046" mmlRd:system="レセプト電算">２型糖尿病</mmlRd:diagnosis><mmlRd:startDate>2021-05-06</mmlRd:startDate><mmlRd:outcome>continued</mmlRd:outcome></mmlRd:RegisteredDiagnosisModule>';

function instanceOf(person: number): string {
  const id = `<mmlCm:Id mmlCm:type="facility" mmlCm:tableId="MML0024">${padded(person, 8)}</mmlCm:Id>`;
  const items = Array.from({ length: PER_PERSON }, (_, document) =>
    mmlItem(`${person}-${document}`, document === 0 ? PATIENT_MODULE : DIAGNOSIS_MODULE),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Mml ${NAMESPACES}><MmlHeader><masterId>${id}</masterId></MmlHeader><MmlBody>\n${items.join('')}</MmlBody></Mml>\n`;
}

const mml: MakeSource = async (folder, records) => {
  for (let person = 0; person < personsOf(records); person += 1) {
    const below = join(folder, padded(Math.floor(person / 1000), 4));
    if (person % 1000 === 0) await mkdir(below);
    await writeFile(join(below, `${padded(person, 8)}.xml`), instanceOf(person));
  }
};

/** Files of the rehearsal population's storage for each of its persons. */
const FILES_PER_PERSON = 2.4;

/** Files that are written; beyond them, patients are doubled. */
const WRITTEN_FILES = 50_000;

const ssMix2: MakeSource = async (folder, records) => {
  const population = `${folder}.population`;
  const written = Math.min(records, WRITTEN_FILES);
  const order = {
    persons: Math.ceil(written / FILES_PER_PERSON),
    seed: 'bench',
    folder: population,
  };
  unwrap(await new GeneratePopulation(new PopulationFolderWriter()).execute(order));
  await rename(join(population, 'aoba', 'ss-mix2'), folder);
  doublePatients(folder, records);
};

/** Kinds whose sources are folders; PostgreSQL is measured where its server is. */
export const MADE = {
  csv: tables('csv', ','),
  tsv: tables('tsv', '\t'),
  uke: (folder, records) => written(join(folder, 'RECEIPTC.UKE'), receipts(personsOf(records))),
  dpc: async (folder, records) => {
    const persons = personsOf(records);
    await written(join(folder, `FF1_${HOSPITAL}_2503.txt`), form1(persons));
    await written(join(folder, `EFn_${HOSPITAL}_2503.txt`), ef(persons));
  },
  mml,
  'ss-mix2': ssMix2,
} as const satisfies Readonly<Record<string, MakeSource>>;

export type MadeKind = keyof typeof MADE;
