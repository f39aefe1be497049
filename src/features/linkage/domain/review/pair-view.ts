import { differByEra } from '../normalise/birth-date.js';
import { NORMALISERS, type NormaliserName } from '../normalise/index.js';
import type { PatientColumn, PatientRow } from '../patient-row.js';

/**
 * `alike`: written differently, equal once normalised. `other-era`: births that differ by the era alone. `missing`:
 * empty on a side at least.
 */
export type Relation = 'equal' | 'alike' | 'different' | 'other-era' | 'missing';

export interface ViewedField {
  readonly column: PatientColumn;
  readonly ja: string;
  readonly en: string;
  readonly left: string;
  readonly right: string;
  readonly relation: Relation;
}

type Shown = Pick<ViewedField, 'column' | 'ja' | 'en'> & { readonly by?: NormaliserName };

/** In the order a reviewer reads them. */
const SHOWN: readonly Shown[] = [
  { column: 'name_kanji', ja: '漢字氏名', en: 'name, kanji', by: 'kanji-name' },
  { column: 'name_kana', ja: 'カナ氏名', en: 'name, kana', by: 'kana-name' },
  { column: 'birth_date', ja: '生年月日', en: 'birth date', by: 'birth-date' },
  { column: 'sex', ja: '性別', en: 'sex', by: 'sex' },
  { column: 'insurer_number', ja: '保険者番号', en: 'insurer', by: 'insurer-number' },
  { column: 'insured_symbol', ja: '記号', en: 'symbol', by: 'insured-symbol' },
  { column: 'insured_number', ja: '番号', en: 'number', by: 'insured-number' },
  { column: 'insured_branch', ja: '枝番', en: 'branch', by: 'insured-branch' },
  { column: 'postal_code', ja: '郵便番号', en: 'postal code', by: 'postal-code' },
  { column: 'address', ja: '住所', en: 'address', by: 'address' },
  { column: 'phone', ja: '電話番号', en: 'phone', by: 'phone' },
  { column: 'institution_code', ja: '医療機関', en: 'institution' },
  { column: 'patient_id', ja: '患者ID', en: 'patient id' },
];

function relationOf(by: NormaliserName | undefined, left: string, right: string): Relation {
  if (left === '' || right === '') return 'missing';
  if (left === right) return 'equal';
  if (by === undefined) return 'different';
  const [one, other] = [left, right].map((text) => NORMALISERS[by].normalise(text));
  if (one != null && one === other) return 'alike';
  const isOtherEra =
    typeof one === 'number' && typeof other === 'number' && differByEra(one, other);
  return isOtherEra ? 'other-era' : 'different';
}

/** Two records field by field, as a reviewer compares them. */
export const viewPair = (left: PatientRow, right: PatientRow): ViewedField[] =>
  SHOWN.map(({ column, ja, en, by }) => {
    const [one, other] = [left[column], right[column]];
    return { column, ja, en, left: one, right: other, relation: relationOf(by, one, other) };
  });
