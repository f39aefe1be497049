import type { OperatorCode } from './data/operators.js';
import type { NamePart } from './person.js';

/** What is wrong or different in one record, as planted. */
export const PLANTED = [
  'maiden-name',
  'former-address',
  'former-insurance',
  'variant-kanji',
  'unsupported-kanji',
  'kanji-as-kana',
  'kana-slip',
  'small-kana-large',
  'dakuten-apart',
  'half-width-kana',
  'full-width-insurance',
  'no-branch',
  'no-phone',
  'no-address',
] as const;

export type Planted = (typeof PLANTED)[number];

/** 患者基本 as one operator holds it: its notation, its errors. */
export interface PatientRecord {
  readonly operator: OperatorCode;
  readonly institutionCode: string;
  readonly patientId: string;
  /** Running number within the operator, from 1. */
  readonly ordinal: number;
  readonly personKey: string;
  readonly family: NamePart;
  readonly given: NamePart;
  readonly birthDate: string;
  readonly sex: 'M' | 'F';
  readonly postalCode: string;
  readonly address: string;
  readonly phone: string;
  readonly insurerNumber: string;
  readonly insuredSymbol: string;
  readonly insuredNumber: string;
  readonly insuredBranch: string;
  readonly planted: readonly Planted[];
}
