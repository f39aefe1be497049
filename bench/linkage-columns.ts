import { NORMALISERS } from '../src/features/linkage/domain/normalise/index.js';
import type { PatientRow } from '../src/features/linkage/domain/patient-row.js';

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
  kanji_pattern: ({ name_kanji }) => N['kanji-pattern'].normalise(name_kanji),
  sibling: ({ name_kanji, name_kana }) => N['sibling-mark'].normalise(name_kanji, name_kana),
  insurance: (row) =>
    N.insurance.normalise(row.insurer_number, row.insured_symbol, row.insured_number),
  branch: ({ insured_branch }) => N['insured-branch'].normalise(insured_branch),
  phone: ({ phone }) => N.phone.normalise(phone),
  address: ({ address }) => N.address.normalise(address),
  postal: ({ postal_code }) => N['postal-code'].normalise(postal_code),
};

export const preparedColumns = Object.keys(COLUMNS);
const readers = Object.values(COLUMNS);

/** Values of `preparedColumns`; unknown is ''. */
export const preparedValues = (row: PatientRow): string[] =>
  readers.map((value) => String(value(row) ?? ''));
