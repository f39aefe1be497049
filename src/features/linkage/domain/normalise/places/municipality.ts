import {
  japanesePlaces,
  sharedPostalCodes,
} from '../../../../../../config/linkage/japanese-places.js';
import { particles } from './particles.js';
import { foldKanji } from '../names/kanji.js';

/** Where an address lies, as far as its text tells. */
export interface Located {
  readonly prefecture: string | null;
  /** 市区町村, without 郡. */
  readonly municipality: string | null;
  /** What follows the municipality; all of the text where none is known. */
  readonly rest: string;
}

interface Municipality {
  readonly name: string;
  /** More than one where prefectures have municipalities of one name (府中市). */
  readonly prefectures: Set<string>;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** 南埼玉郡宮代町 → 宮代町: the 郡 is left off as often as written. */
const withoutDistrict = (name: string): string => name.replace(/^.+?郡(?=.+[町村]$)/u, '');

const PREFECTURES = new Map(Object.keys(japanesePlaces).map((name) => [foldKanji(name), name]));
const MUNICIPALITIES = new Map<string, Municipality>();

function add(prefecture: string, written: string, name: string): void {
  const known = MUNICIPALITIES.get(written) ?? { name, prefectures: new Set() };
  known.prefectures.add(prefecture);
  MUNICIPALITIES.set(written, known);
}

for (const [prefecture, { municipalities }] of Object.entries(japanesePlaces))
  for (const written of words(municipalities)) {
    const folded = particles(foldKanji(written));
    const name = withoutDistrict(folded);
    add(prefecture, folded, name);
    if (name !== folded) add(prefecture, name, name);
  }

const LONGEST = Math.max(...[...MUNICIPALITIES.keys()].map(({ length }) => length));

function municipalityOf(text: string): [string, Municipality] | null {
  for (let length = Math.min(LONGEST, text.length); length > 1; length -= 1) {
    const written = text.slice(0, length);
    const found = MUNICIPALITIES.get(written);
    if (found) return [written, found];
  }
  return null;
}

const only = (names: ReadonlySet<string>): string | null => {
  const [first = null, ...others] = names;
  return others.length === 0 ? first : null;
};

/** Prefecture and municipality at the beginning of a folded address without spaces. */
export function locate(text: string): Located {
  const written = [3, 4]
    .map((length) => text.slice(0, length))
    .find((name) => PREFECTURES.has(name));
  const local = written === undefined ? text : text.slice(written.length);
  const prefecture = written === undefined ? null : (PREFECTURES.get(written) ?? null);
  const found = municipalityOf(local);
  if (found === null) return { prefecture, municipality: null, rest: local };
  const [name, { name: municipality, prefectures }] = found;
  return {
    prefecture: prefecture ?? only(prefectures),
    municipality,
    rest: local.slice(name.length),
  };
}

const POSTAL = new Map(
  Object.entries(japanesePlaces).flatMap(([prefecture, { postal }]) =>
    words(postal).map((prefix): [string, string | null] => [prefix, prefecture]),
  ),
);
for (const code of words(sharedPostalCodes)) POSTAL.set(code, null);

/** 都道府県 of a postal code of seven digits; null when unknown or on the border of two. */
export function prefectureOfPostalCode(code: string): string | null {
  for (let length = 7; length > 1; length -= 1) {
    const found = POSTAL.get(code.slice(0, length));
    if (found !== undefined) return found;
  }
  return null;
}
