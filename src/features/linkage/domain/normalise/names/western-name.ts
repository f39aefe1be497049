import { withoutSpaces } from '../text.js';

/** Given name and surname for comparison. */
export interface WesternName {
  readonly given: string | null;
  readonly surname: string | null;
  /** Both in alphabetical order, so that a record with the two exchanged agrees with one that has not. */
  readonly sorted: string | null;
}

/** ß æ ø and the like, which no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Words of a name or address in lower case, without accents and punctuation: `O’Brien-Smith` → `obrien smith`. */
export const westernText = (text: string): string | null =>
  orNull(
    plainLetters(text)
      .replace(/['’`´ʼ.]/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );

/** The same in one word: `de la Cruz` and `Delacruz` agree. */
export const westernWord = (text: string): string | null => {
  const words = westernText(text);
  return words === null ? null : withoutSpaces(words);
};

/** Given name and surname, and both in one order, for records in which they were exchanged. */
export function westernName(given: string, surname: string): WesternName {
  const parts = [westernWord(given), westernWord(surname)];
  const [first = null, last = null] = parts;
  const known = parts.filter((part) => part !== null).sort();
  return { given: first, surname: last, sorted: orNull(known.join(' ')) };
}

/** Words of streets, long → short, as English-speaking post offices shorten them. */
const STREETS: ReadonlyMap<string, string> = new Map(
  'street st,road rd,avenue ave,av ave,place pl,court ct,drive dr,crescent cres,cr cres,circuit cct,close cl,lane ln,terrace tce,parade pde,highway hwy,square sq,boulevard blvd,apartment apt,flat apt,unit apt,north n,south s,east e,west w,mount mt,saint st'
    .split(',')
    .map((pair) => pair.split(' '))
    .map(([long = '', short = '']): [string, string] => [long, short]),
);

/** Words of an address with the usual abbreviations: `12 Saint-John's Road` → `12 st johns rd`. */
export const westernAddress = (text: string): string | null =>
  westernText(text)
    ?.split(' ')
    .map((word) => STREETS.get(word) ?? word)
    .join(' ') ?? null;
