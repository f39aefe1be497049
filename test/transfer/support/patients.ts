import { readFileSync } from 'node:fs';
import type { DataDefinition } from '../../../src/features/catalogue/index.js';

export const definition = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

export const TABLES = [
  {
    table: 'patient',
    items: ['institution_code', 'patient_id', 'name_kanji', 'name_kana', 'birth_date', 'sex'],
  },
  {
    table: 'diagnosis',
    items: ['institution_code', 'patient_id', 'sequence', 'disease_name', 'started_on'],
  },
] as const;

export interface Patient {
  readonly id: string;
  readonly kanji: string;
  readonly kana: string;
  readonly birth: string;
  readonly diseases: readonly string[];
}

export const YAMADA: Patient = {
  id: '0000001',
  kanji: '山田　花子',
  kana: 'ヤマダ　ハナコ',
  birth: '1980-02-29',
  diseases: ['２型糖尿病', '高血圧症, "本態性"\n（疑い）'],
};
export const SATO: Patient = {
  id: '0000002',
  kanji: '佐藤　太郎',
  kana: 'サトウ　タロウ',
  birth: '1955-12-01',
  diseases: [],
};

export const INSTITUTION = '0110113719';
const field = (value: string) =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
export const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

export function csvOf(patients: readonly Patient[]): Record<string, string[][]> {
  return {
    patient: patients.map(({ id, kanji, kana, birth }) => [
      INSTITUTION,
      id,
      kanji,
      kana,
      birth,
      'F',
    ]),
    diagnosis: patients.flatMap(({ id, diseases }) =>
      diseases.map((disease, n) => [INSTITUTION, id, String(n + 1), disease, '2026-04-01']),
    ),
  };
}

/** The same rows with every column of the definition, as a CSV source has them; the rest is empty. */
export function storedCsvOf(patients: readonly Patient[]): Record<string, string> {
  const tables = csvOf(patients);
  const files = TABLES.map(({ table, items }) => {
    const all = definition.tables.find(({ name }) => name === table)?.items ?? [];
    const rows = (tables[table] ?? []).map((row) =>
      all.map(({ name }) => row[items.findIndex((item) => item === name)] ?? ''),
    );
    return [`${table}.csv`, csv([all.map(({ name }) => name), ...rows])];
  });
  return Object.fromEntries(files) as Record<string, string>;
}
