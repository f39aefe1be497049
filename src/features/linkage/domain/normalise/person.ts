import type { PatientRow } from '../patient-row.js';
import { addressKey } from './places/address.js';
import { birthDate } from './birth-date.js';
import { branchNumber, insuranceKey } from './insurance.js';
import { kanaCode } from './names/kana-code.js';
import { kanaName, kanjiName } from './names/person-name.js';
import { phoneDigits } from './phone.js';
import { postalCode } from './places/postal-code.js';
import { sexOf, type Sex } from './sex.js';

/** A patient with everything compared in one form; null = unknown, which neither supports nor contradicts. */
export interface Person {
  readonly institution: string;
  readonly patient: string;
  /** yyyymmdd. */
  readonly birth: number | null;
  readonly sex: Sex | null;
  /** Kana names in one ASCII sign per kana (kana-code.ts). */
  readonly kana: string | null;
  readonly givenKana: string | null;
  readonly kanji: string | null;
  readonly givenKanji: string | null;
  readonly insurance: string | null;
  readonly branch: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly postal: string | null;
}

const coded = (kana: string | null): string | null => (kana === null ? null : kanaCode(kana));

export function normalisePerson(row: PatientRow): Person {
  const kana = kanaName(row.name_kana);
  const kanji = kanjiName(row.name_kanji);
  return {
    institution: row.institution_code,
    patient: row.patient_id,
    birth: birthDate(row.birth_date),
    sex: sexOf(row.sex),
    kana: coded(kana.whole),
    givenKana: coded(kana.given),
    kanji: kanji.whole,
    givenKanji: kanji.given,
    insurance: insuranceKey(row.insurer_number, row.insured_symbol, row.insured_number),
    branch: branchNumber(row.insured_branch),
    phone: phoneDigits(row.phone),
    address: addressKey(row.address).place,
    postal: postalCode(row.postal_code),
  };
}
