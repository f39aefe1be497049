import { birthAndSex, type ValueIssue } from '../birth-and-sex.js';
import type { DpcValues } from './dpc-line.js';

const ATTRIBUTES = 'A000010';

export interface Form1Patient {
  readonly values: DpcValues;
  readonly issues: readonly ValueIssue[];
}

/** The patient that a line of 様式1 describes (患者属性), or null. Form 1 has no names: birth date, sex and postal code only. */
export function form1Patient(line: DpcValues): Form1Patient | null {
  if (line.code !== ATTRIBUTES) return null;
  const { institution_code = '', patient_id = '', payload_1 = '', payload_2 = '' } = line;
  const told = { birth_date: payload_1, sex: payload_2 };
  const { values, issues } = birthAndSex(told, { birth_date: 'payload_1', sex: 'payload_2' });
  const { payload_3: postal_code = '' } = line;
  return { values: { institution_code, patient_id, ...values, postal_code }, issues };
}
