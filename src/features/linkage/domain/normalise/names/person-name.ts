import { compatible, latest, remembered } from '../text.js';
import { isFillerName } from './filler-name.js';
import { normaliseKana } from './kana.js';
import { foldKanji } from './kanji.js';

/** A name for comparison. Surname and given name are null where the source wrote no space between them. */
export interface NameKey {
  readonly whole: string | null;
  readonly surname: string | null;
  readonly given: string | null;
}

export interface KanjiNameKey extends NameKey {
  /** 不明字のある氏名. The whole name with `_` for a sign the source could not write, for SQL's LIKE. */
  readonly pattern: string | null;
}

const NO_NAME: NameKey = { whole: null, surname: null, given: null };

/** Notes such as （旧姓 佐藤） stand in name fields and are no part of the name. */
const withoutNotes = (text: string): string => compatible(text).replace(/[(（[【〔].*$/u, '');

/** 氏名不詳 and テスト患者 are names of nobody. */
const known = (key: NameKey): NameKey =>
  isFillerName(key.whole ?? '') || isFillerName(key.given ?? '') ? NO_NAME : key;

function nameKey(plain: string, fold: (part: string) => string): NameKey {
  const parts = plain.trim().split(/\s+/u).map(fold).filter(Boolean);
  const [surname = '', ...rest] = parts;
  const given = rest.join('');
  if (surname === '') return NO_NAME;
  return given === ''
    ? { whole: surname, surname: null, given: null }
    : { whole: surname + given, surname, given };
}

/** A name with one space at most, which stands between surname and given name. */
function plainKey(text: string, fold: (part: string) => string): NameKey {
  const at = text.search(/[ \u3000]/);
  if (at < 0) return { whole: fold(text), surname: null, given: null };
  const [surname, given] = [fold(text.slice(0, at)), fold(text.slice(at + 1))];
  return { whole: surname + given, surname, given };
}

/** Full-width katakana with one space at most: most names, and nothing to take away from them. */
const PLAIN_KANA = /^[ァ-ヺ][ァ-ヺー]*(?:[ \u3000][ァ-ヺ][ァ-ヺー]*)?$/;

/** NFKC would turn a separate voicing mark into a space with a mark, and so split the name. */
const composed = (text: string): string => text.replace(/゛/gu, '\u3099').replace(/゜/gu, '\u309a');

export const kanaName = latest((text): NameKey =>
  known(
    PLAIN_KANA.test(text)
      ? plainKey(text, normaliseKana)
      : nameKey(withoutNotes(composed(text)), normaliseKana),
  ),
);

const KANA_RUN = /[\u3041-\u3096\u30a1-\u30fe]+/gu;
const NO_NAME_SIGN = /[^\p{Script=Han}\u3041-\u3096\u30a1-\u30feA-Za-z]/gu;

/** Signs go first: 々 repeats the kanji before it, whatever stood between. One that repeats nothing goes too. */
const foldKanjiName = remembered((text: string): string =>
  foldKanji(compatible(text).replace(NO_NAME_SIGN, ''))
    .replace(KANA_RUN, normaliseKana)
    .replace(/[々〻]|[^\p{Script=Han}ア-ンA-Za-z]/gu, '')
    .toUpperCase(),
);

/** Signs that stand for a character the source could not write, and private-use characters (外字). */
const UNWRITTEN = /[●〓□■◆◇○◯?？*＊�_＿\p{Co}\p{Cn}]/u;
/** Two ? may be one character beyond the 16-bit range, so that a run of signs is one character or more. */
const UNWRITTEN_RUN = new RegExp(`(?:${UNWRITTEN.source})+[々〻]*%?`, 'gu');
/** Whatever is no sign of a name, and % but in a pattern. */
const BETWEEN = new RegExp(`(?<!_)%|(?!${UNWRITTEN.source}|%)${NO_NAME_SIGN.source}`, 'gu');

const PLAIN_KANJI = /^[\u4e00-\u9fff]+(?:[ \u3000][\u4e00-\u9fff]+)?$/;

function patternOf(written: string): string | null {
  const plain = written.replace(BETWEEN, '');
  const parts = plain.split(UNWRITTEN_RUN).map(foldKanjiName);
  if (!/\p{Script=Han}/u.test(parts.join(''))) return null;
  const runs = Array.from(plain.matchAll(UNWRITTEN_RUN), ([run]) =>
    Array.from(run).length === 1 ? '_' : '_%',
  );
  const pattern = parts.map((part, i) => part + (runs[i] ?? '')).join('');
  // What stood between two runs may be no sign of a name after all.
  return pattern.replace(/_%?(?:_%?)+/gu, '_%');
}

/** The given name where every sign of it is written. */
function givenOf(plain: string): string | null {
  const [, ...rest] = plain.trim().split(/\s+/u);
  const given = rest.join('');
  return UNWRITTEN.test(given) ? null : foldKanjiName(given) || null;
}

/**
 * Kanji name, variants folded. No name but a given name fully written where a character is replaced by ● or is gaiji, or where the
 * field was filled with kana only: such a field says nothing about the kanji, so it must not contradict.
 */
export const kanjiName = latest((text): KanjiNameKey => {
  if (PLAIN_KANJI.test(text)) {
    const { whole, surname, given } = known(plainKey(text, foldKanji));
    return { whole, surname, given, pattern: null };
  }
  const plain = withoutNotes(text);
  if (UNWRITTEN.test(plain))
    return { ...NO_NAME, given: givenOf(plain), pattern: patternOf(plain) };
  const key = known(nameKey(plain, foldKanjiName));
  return { ...(/\p{Script=Han}/u.test(key.whole ?? '') ? key : NO_NAME), pattern: null };
});
