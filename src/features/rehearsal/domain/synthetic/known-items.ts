import { addressText } from '../addresses.js';
import { dateOf } from '../calendar.js';
import { timeText } from './date-text.js';
import type { RowFacts } from './row-facts.js';

/** How a row's value of an item may be written; empty where the row has none. */
export type KnownValue = (facts: RowFacts) => string;

const kanji = ({ person: { surname, given } }: RowFacts): string =>
  `${surname.kanji}\u3000${given.kanji}`;
const kana = ({ person: { surname, given } }: RowFacts): string =>
  `${surname.kana}\u3000${given.kana}`;
const full = { prefecture: true, building: true };

const compact = (date: string): string => date.replaceAll('-', '');
const sexed =
  (male: string, female: string): KnownValue =>
  ({ person }) =>
    person.sex === 'M' ? male : female;

const hyphenated = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;
const insurer = ({ person }: RowFacts): string => person.insurance.insurerNumber;

/** What is known of an item by its name; the first form that the definition accepts is used. */
const KNOWN: readonly (readonly [name: RegExp, ...forms: KnownValue[]])[] = [
  [/^(patient_)?(name_kanji|kanji_name|name)$/, kanji],
  [/^(patient_)?(name_kana|kana_name)$/, kana],
  [
    /^(patient_)?(birth_date|date_of_birth|birthday|born_on)$/,
    ({ person }) => person.birthDate,
    ({ person }) => compact(person.birthDate),
  ],
  [
    /^(patient_)?(sex|gender)$/,
    sexed('M', 'F'),
    sexed('1', '2'),
    sexed('male', 'female'),
    sexed('男', '女'),
  ],
  [
    /^(patient_)?(postal_code|zip)$/,
    ({ person }) => hyphenated(person.address.postalCode),
    ({ person }) => person.address.postalCode,
  ],
  [/^(patient_)?address$/, ({ person }) => addressText(person.address, 'hyphens', full)],
  [/^(patient_)?(phone|tel)(_number)?$/, ({ person }) => person.phone],
  [
    /^(?:insurer|payer)_number$/,
    insurer,
    (facts) => insurer(facts).padStart(8, '0'),
    (facts) => insurer(facts).padStart(8),
  ],
  [/^insured_symbol$/, ({ person }) => person.insurance.symbol],
  [/^insured_number$/, ({ person }) => person.insurance.number],
  [/^insured_branch$/, ({ personNumber }) => `0${personNumber % 4}`],
  [/^(item_code|test_code|lab_code)$/, ({ measured }) => measured.item.code],
  [/^item_code_system$/, () => 'JC10'],
  [/^(item_name|test_name)$/, ({ measured }) => measured.item.name],
  [/^(value|result_value|result)$/, ({ measured }) => measured.value],
  [/^(unit|result_unit)$/, ({ measured }) => measured.item.unit],
  [/^reference_range$/, ({ measured: { item } }) => `${item.low}-${item.high}`],
  [/^abnormal_flag$/, ({ measured }) => measured.flag],
  [
    /^drug_code$/,
    ({ prescribed: { drug } }) => drug.hot9 ?? drug.local,
    ({ prescribed: { drug } }) => drug.local,
  ],
  [/^drug_code_system$/, ({ prescribed: { drug } }) => (drug.hot9 ? 'HOT9' : '99REH')],
  [/^drug_name$/, ({ prescribed }) => prescribed.drug.name],
  [/^dose$/, ({ prescribed }) => String(prescribed.drug.dose)],
  [/^(dose_unit|total_unit)$/, ({ prescribed }) => prescribed.drug.unit[0]],
  [
    /^total$/,
    ({ prescribed: { drug, usage, days } }) => String(drug.dose * usage.timesADay * days),
  ],
  [/^usage_code$/, ({ prescribed }) => prescribed.usage.code],
  [/^usage_name$/, ({ prescribed }) => prescribed.usage.name],
  [
    /^duration$/,
    ({ prescribed }) => `${prescribed.days}d`,
    ({ prescribed }) => String(prescribed.days),
  ],
  [
    /^disease_code$/,
    ({ disease }) => disease.medis ?? disease.local,
    ({ disease }) => disease.local,
  ],
  [/^disease_code_system$/, ({ disease }) => (disease.medis ? 'MDCDX2' : '99REH')],
  [/^disease_name$/, ({ disease }) => disease.name],
  [/^icd10(_code)?$/, ({ disease }) => disease.icd10],
];

export const knownForms = (item: string): readonly KnownValue[] => {
  const [, ...forms] = KNOWN.find(([name]) => name.test(item)) ?? [/^$/];
  return forms;
};

/** Items whose day comes after the row's own: 退院日 after 入院日. */
const LATER =
  /(^|_)(end|ended|discharge|discharged|closed|until|to|finished|stopped|outcome|valid_to)(_|$)/;

/** Day of a dated item: the row's own, or some days later. */
export const dayOf = (item: string, facts: RowFacts): number =>
  LATER.test(item) ? facts.after(facts.random.between(1, 20)) : facts.day;

/** `YYYY-MM-DDThh:mm:ss`; a source that knows the day only writes the day. */
export function dateTimeOf(item: string, facts: RowFacts): string {
  const date = dateOf(dayOf(item, facts));
  if (facts.random.chance(0.1)) return date;
  return `${date}T${timeText(facts.random.between(8 * 3600, 19 * 3600))}`;
}
