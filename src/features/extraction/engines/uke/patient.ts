import { createHash } from 'node:crypto';
import { birthAndSex, type ValueIssue } from '../birth-and-sex.js';
import type { Values } from '../known-persons.js';

const USABLE = /^[!-~]{1,64}$/;
const KANA_ONLY = /^[\u30a0-\u30ff\uff66-\uff9f\u3000 ]+$/;

/** What a receipt tells of its patient, as it stands there. */
export interface ReceiptPatient {
  readonly institutionCode: string;
  readonly chartNumber: string;
  readonly name: string;
  readonly nameKana: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly insurance: Values;
}

/** カルテ番号等, or null where nobody can be told by it. */
export const chartPatientId = ({ chartNumber }: ReceiptPatient): string | null =>
  USABLE.test(chartNumber) ? chartNumber : null;

const normal = (text = ''): string => text.normalize('NFKC').replace(/\s/g, '');

/**
 * Substitute for the patient number dispensing receipts do not have: the same for the same person at the same
 * pharmacy as long as insurance and name stay as they are, and never the same for two. Null without an insured number.
 * Made of identifying data, so it is itself one (docs/decisions/2026-11-21-receipt-patients.md).
 */
export function substitutePatientId(patient: ReceiptPatient): string | null {
  const { insurer_number, insured_number, insured_symbol, insured_branch } = patient.insurance;
  if (normal(insurer_number) === '' || normal(insured_number) === '') return null;
  const parts = [insurer_number, insured_symbol, insured_number, insured_branch];
  const told = [...parts, patient.birthDate, patient.sex, patient.name].map(normal);
  const digest = createHash('sha256').update([patient.institutionCode, ...told].join('\u0000'));
  return `RX-${digest.digest('hex').slice(0, 32)}`;
}

export interface PatientValues {
  readonly values: Values;
  readonly issues: readonly ValueIssue[];
}

/** The row of the patient table; birth date and sex in the definition’s form, all else as in the receipt. */
export function patientValues(patient: ReceiptPatient, patientId: string): PatientValues {
  const { name, nameKana } = patient;
  const told = { birth_date: patient.birthDate, sex: patient.sex };
  const converted = birthAndSex(told, { birth_date: 'RE[6]', sex: 'RE[5]' });
  const values = {
    institution_code: patient.institutionCode,
    patient_id: patientId,
    name_kanji: name,
    // Receipts written in kana have the name in one place only; stop requests are compared by kana.
    name_kana: nameKana === '' && KANA_ONLY.test(name) ? name : nameKana,
    ...converted.values,
    ...patient.insurance,
  };
  return { values, issues: converted.issues };
}
