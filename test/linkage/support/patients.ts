import {
  PATIENT_COLUMNS,
  type PatientRow,
} from '../../../src/features/linkage/domain/patient-row.js';

/** An invented person with everything filled in; `changes` says what a test is about. */
export function patient(changes: Partial<PatientRow> = {}): PatientRow {
  return {
    institution_code: '1310000001',
    patient_id: '1',
    name_kanji: '山田　太郎',
    name_kana: 'ヤマダ　タロウ',
    birth_date: '1975-01-02',
    sex: 'M',
    postal_code: '100-0005',
    address: '東京都千代田区丸の内2-1-1',
    phone: '03-1234-5678',
    insurer_number: '01130012',
    insured_symbol: '12',
    insured_number: '345',
    insured_branch: '01',
    ...changes,
  };
}

/** Nothing shared with `patient()` but what is not overwritten: another household altogether. */
export const ELSEWHERE: Partial<PatientRow> = {
  postal_code: '530-0001',
  address: '大阪府大阪市北区梅田3-1-3',
  phone: '06-8765-4321',
  insurer_number: '33120015',
  insured_symbol: '99',
  insured_number: '876',
};

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvOf = (
  rows: readonly PatientRow[],
  columns: readonly (keyof PatientRow)[] = PATIENT_COLUMNS,
): string =>
  [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
