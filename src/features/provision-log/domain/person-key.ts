import { sha256Hex } from '../../../kernel/canonical-json.js';
import { canonicalText } from '../../../kernel/canonical-text.js';
import type { LocalDate } from '../../../kernel/time.js';

/** Who a record is about: what the handed-over data call the person. Kept sealed at rest. */
export interface RecordedPerson {
  readonly institutionCode: string;
  readonly patientId: string;
  readonly nameKana: string;
  readonly birthDate: LocalDate;
}

/** The sealed matter: a random salt (hex) keeps `personHash` from being guessed from a list of names. */
export interface SaltedPerson extends RecordedPerson {
  readonly salt: string;
}

/** Lower-case hex; anyone shown the salted person can compare it with the logged record. */
export const personHash = (person: SaltedPerson): string => sha256Hex(personText(person));

/** What is sealed and hashed: canonical JSON. */
export const personText = (person: SaltedPerson): string => canonicalText(person);

const SMALL = 'ァィゥェォッャュョヮヵヶ';
const LARGE = 'アイウエオツヤユヨワカケ';
const large = (kana: string) => LARGE[SMALL.indexOf(kana)] ?? kana;
const katakana = (hiragana: string) => String.fromCodePoint((hiragana.codePointAt(0) ?? 0) + 0x60);

/** Spelling differences that do not tell persons apart: width, hiragana, spaces, small kana, dashes. */
const foldKana = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s・]/gu, '')
    .replace(/[ぁ-ゖ]/gu, katakana)
    .replace(/[ァィゥェォッャュョヮヵヶ]/gu, large)
    .replace(/[-‐‑–—―−]/gu, 'ー');

const plain = (text: string) => text.normalize('NFKC').trim();

/** Normalised text behind the keyed hash by which an institution's own number finds the person. */
export const localKey = (institutionCode: string, patientId: string): string =>
  JSON.stringify(['local', plain(institutionCode), plain(patientId)]);

/** Normalised text behind the keyed hash by which kana name and birth date find the person. */
export const identityKey = (nameKana: string, birthDate: LocalDate): string =>
  JSON.stringify(['identity', foldKana(nameKana), plain(birthDate)]);
