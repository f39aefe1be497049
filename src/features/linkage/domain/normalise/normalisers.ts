import { birthDate } from './birth-date.js';
import {
  branchNumber,
  identifierInsuranceKey,
  insuranceKey,
  insuredPart,
  insurerNumber,
  joinedInsuranceKey,
} from './insurance.js';
import { institutionCode, institutionPatient, localId } from './institution.js';
import { kanaCode } from './names/kana-code.js';
import { kanaName, kanjiName, type KanjiNameKey, type NameKey } from './names/person-name.js';
import { siblingMark } from './names/sibling-mark.js';
import { westernAddress, westernName, westernText, westernWord } from './names/western-name.js';
import { phoneDigits } from './phone.js';
import { addressKey, fullAddress, prefectureOf } from './places/address.js';
import { postalCode } from './places/postal-code.js';
import { sexOf } from './sex.js';

/** One way of normalising, as a profile names it. */
export interface Normaliser {
  /** How many source columns it reads, in this order; a column the source has not is ''. */
  readonly inputs: readonly string[];
  readonly result: 'text' | 'integer';
  /** null = unknown: it agrees with nothing and contradicts nothing. Never throws. Idempotent, but for the kana code. */
  readonly normalise: (...texts: string[]) => string | number | null;
}

type Key = string | null;

const text = (input: string, normalise: (text: string) => Key): Normaliser => ({
  inputs: [input],
  result: 'text',
  normalise,
});

const kana = (part: keyof NameKey) =>
  text('name_kana', (written) => {
    const key = kanaName(written)[part];
    return key === null ? null : kanaCode(key);
  });

const kanji = (part: keyof KanjiNameKey) =>
  text('name_kanji', (written) => kanjiName(written)[part]);

const located = (normalise: (address: string, postal: string) => Key): Normaliser => ({
  inputs: ['address', 'postal_code'],
  result: 'text',
  normalise: (address = '', postal = '') => normalise(address, postal),
});

const western = (part: 'sorted'): Normaliser => ({
  inputs: ['given_name', 'surname'],
  result: 'text',
  normalise: (given = '', surname = '') => westernName(given, surname)[part],
});

/** Every normaliser a profile can name. `inputs` are the columns of the data definition each is meant for. */
export const NORMALISERS = {
  'birth-date': { inputs: ['birth_date'], result: 'integer', normalise: birthDate },
  sex: text('sex', sexOf),
  'kana-name': kana('whole'),
  'kana-surname': kana('surname'),
  'kana-given': kana('given'),
  'kanji-name': kanji('whole'),
  'kanji-surname': kanji('surname'),
  'kanji-given': kanji('given'),
  /** 不明字のある氏名, as a pattern of SQL's LIKE; null where every sign is written. */
  'kanji-pattern': kanji('pattern'),
  'sibling-mark': {
    inputs: ['name_kanji', 'name_kana'],
    result: 'text',
    normalise: (kanji = '', kana = '') => siblingMark(kanji, kana),
  },
  insurance: {
    inputs: ['insurer_number', 'insured_symbol', 'insured_number'],
    result: 'text',
    normalise: (insurer = '', symbol = '', number = '') => insuranceKey(insurer, symbol, number),
  },
  /** 記号 and 番号 in one column. */
  'insurance-joined': {
    inputs: ['insurer_number', 'insured_symbol'],
    result: 'text',
    normalise: (insurer = '', joined = '') => joinedInsuranceKey(insurer, joined),
  },
  /** JP Core's identifier, which `insurance` writes too. */
  'insurance-identifier': text('insured_identifier', identifierInsuranceKey),
  'insurer-number': text('insurer_number', insurerNumber),
  'insured-symbol': text('insured_symbol', insuredPart),
  'insured-number': text('insured_number', insuredPart),
  'insured-branch': text('insured_branch', branchNumber),
  'postal-code': text('postal_code', postalCode),
  address: text('address', (written) => addressKey(written).place),
  municipality: text('address', (written) => addressKey(written).municipality),
  prefecture: located(prefectureOf),
  /** `address` with its prefecture, where address or postal code tell it. */
  'full-address': located(fullAddress),
  building: text('address', (written) => addressKey(written).building),
  phone: text('phone', phoneDigits),
  'institution-code': text('institution_code', institutionCode),
  'local-id': text('patient_id', localId),
  'institution-patient': {
    inputs: ['institution_code', 'patient_id'],
    result: 'text',
    normalise: (institution = '', patient = '') => institutionPatient(institution, patient),
  },
  'western-name': western('sorted'),
  'western-word': text('given_name', westernWord),
  'western-text': text('suburb', westernText),
  'western-address': text('address', westernAddress),
} as const satisfies Readonly<Record<string, Normaliser>>;

export type NormaliserName = keyof typeof NORMALISERS;
