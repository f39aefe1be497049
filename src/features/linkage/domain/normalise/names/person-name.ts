import { normaliseKana } from './kana.js';
import { foldKanji } from './kanji.js';
import { compatible, remembered, withoutSpaces } from '../text.js';

/** A name for comparison. Surname and given name are null where the source wrote no space between them. */
export interface NameKey {
  readonly whole: string | null;
  readonly surname: string | null;
  readonly given: string | null;
}

const NO_NAME: NameKey = { whole: null, surname: null, given: null };

/** Notes such as （旧姓 佐藤） stand in name fields and are no part of the name. */
const withoutNotes = (text: string): string => compatible(text).replace(/[(（[【〔].*$/u, '');

function nameKey(plain: string, fold: (part: string) => string): NameKey {
  const parts = plain.trim().split(/\s+/u).map(fold).filter(Boolean);
  const [surname = '', ...rest] = parts;
  const given = rest.join('');
  if (surname === '') return NO_NAME;
  return given === ''
    ? { whole: surname, surname: null, given: null }
    : { whole: surname + given, surname, given };
}

const foldKana = remembered(normaliseKana);

/** NFKC would turn a separate voicing mark into a space with a mark, and so split the name. */
export const kanaName = (text: string): NameKey =>
  nameKey(withoutNotes(text.replace(/゛/gu, '\u3099').replace(/゜/gu, '\u309a')), foldKana);

const KANA_RUN = /[\u3041-\u3096\u30a1-\u30fe]+/gu;

const foldKanjiName = remembered((text: string): string =>
  withoutSpaces(foldKanji(text))
    .replace(KANA_RUN, normaliseKana)
    .replace(/[^\p{Script=Han}ア-ンA-Za-z]/gu, '')
    .toUpperCase(),
);

/** Signs that stand for a character the source could not write, and private-use characters (gaiji). */
const UNWRITTEN = /[●〓□■◆◇○?？*＊�_＿\p{Co}\p{Cn}]/u;

/**
 * Kanji name, variants folded. No name at all where a character is replaced by ● or is gaiji, or where the
 * field was filled with kana only: such a field says nothing about the kanji, so it must not contradict.
 */
export function kanjiName(text: string): NameKey {
  const plain = withoutNotes(text);
  const isWritten = !UNWRITTEN.test(plain) && /\p{Script=Han}/u.test(plain);
  return isWritten ? nameKey(plain, foldKanjiName) : NO_NAME;
}
