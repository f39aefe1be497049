import { compatible } from './text.js';

export type Sex = 'M' | 'F';

const CODINGS: Readonly<Record<string, Sex>> = {
  M: 'M',
  MALE: 'M',
  '1': 'M',
  '01': 'M',
  男: 'M',
  男性: 'M',
  F: 'F',
  FEMALE: 'F',
  '2': 'F',
  '02': 'F',
  女: 'F',
  女性: 'F',
};

/** Sex from HL7 table 0001, receipt (1, 2) or Japanese codings; null for other, unknown and anything else. */
export const sexOf = (text: string): Sex | null =>
  CODINGS[compatible(text).trim().toUpperCase()] ?? null;
