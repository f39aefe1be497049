import { foldKanji } from '../names/kanji.js';
import { compatible, DASHES, latest, remembered, withoutSpaces } from '../text.js';
import { arabicNumerals } from '../kanji-numeral.js';
import { locate, prefectureOfPostalCode } from './municipality.js';
import { particles } from './particles.js';
import { postalCode } from './postal-code.js';

/** An address for comparison: the place down to the house number, and what follows it. */
export interface AddressKey {
  /** 都道府県, written or told by the municipality; null where neither tells it. */
  readonly prefecture: string | null;
  /** 市区町村 with ward, without 郡; null unless it is one of today's. */
  readonly municipality: string | null;
  /**
   * e.g. `千代田区丸ノ内2-1-1`; null without a house number. Without prefecture, which is left off as often as
   * written, and without 郡.
   */
  readonly place: string | null;
  /** Building and room, roughly; never used as evidence alone. */
  readonly building: string | null;
}

/** 二丁目1番地の3, 2丁目1番3号, 2の1の3 and ２－１－３ become 2-1-3. */
const houseNumbers = (text: string): string =>
  arabicNumerals(text)
    .replace(/(?<=\d)(?:丁目|番地|番(?![町丁街館])|号(?![棟館室])|地割)の?/gu, '-')
    .replace(/(?<=\d)の(?=\d)/gu, '-')
    .replace(/-{2,}/gu, '-')
    .replace(/-(?!\d)/gu, '');

/** Parts of places that carry a number of their own (北1条西, 第3地区) stay with the place. */
const NUMBERS = /^(\D*(?:\d+(?:条|線|区|町|班|組)\D*)*)(\d+(?:-\d+){0,2})(.*)$/u;

/** 京都の通り名: 中京区寺町通御池上る上本能寺前町 is 中京区上本能寺前町. */
const STREETS = /^(京都市.区|京都市..区).*(?:上[るル]|下[るル]|東入[るル]?|西入[るル]?)(?:.丁目)?/u;

const rewritten = (text: string): string =>
  particles(houseNumbers(text.replace(/大字|(?<=[町村])字/gu, '')));

/** Rewriting may open the way to another rule (a hyphen gone between two signs): until nothing changes. */
function settled(text: string): string {
  const next = rewritten(text);
  return next === text ? text : settled(next);
}

const UNKNOWN = { place: null, building: null };

/** `text` is folded and has no spaces; a 々 that repeats no kanji says nothing. */
function keyOf(text: string): AddressKey {
  const { prefecture, municipality, rest } = locate(particles(text.replace(/[々〻]/gu, '')));
  const where = { prefecture, municipality };
  const local = ((municipality ?? '') + rest).replace(STREETS, '$1');
  const [, head, numbers, after] = NUMBERS.exec(settled(local)) ?? [];
  if (head === undefined || numbers === undefined || head === '') return { ...where, ...UNKNOWN };
  const building = (after ?? '').replace(/^[-、,]+/u, '');
  return { ...where, place: head + numbers, building: building === '' ? null : building };
}

/** Streets without a number of their own, as they stand before the first digit. Null: to be read as a whole. */
const knownHead = remembered((head: string): { readonly key: AddressKey | null } => {
  const key = keyOf(withoutSpaces(foldKanji(head)) + '1');
  const isPlain = key.place?.endsWith('1') === true && !/\d/.test(key.place.slice(0, -1));
  return { key: isPlain && key.building === null ? key : null };
});

/**
 * Down to a sign of the street's name, then a house number and nothing else: then every number is where it seems
 * to be.
 */
const PLAIN =
  /^([^0-9]*[\u3041-\u3096\u30a1-\u30f6\u4e00-\u9fff])(\d+)(?:(?:丁目|番地?|-)(\d+)(?:(?:番地?|-)(\d+)(?:号)?|号)?)?$/;

function plainAddress(text: string): AddressKey | null {
  const [, street, first, second, third] = PLAIN.exec(text) ?? [];
  if (street === undefined || first === undefined) return null;
  const { key } = knownHead(street);
  if (key?.place == null) return null;
  const numbers = [first, second, third].filter((number) => number !== undefined).join('-');
  return { ...key, place: key.place.slice(0, -1) + numbers };
}

/** Every step for every sign: the rule that `addressKey` shortens where nothing can be gained by it. */
export function wholeAddress(text: string): AddressKey {
  const spaced = foldKanji(text).replace(/(?<=\d)(?:\s+|ー)(?=\d)/gu, '-');
  return keyOf(withoutSpaces(spaced).replace(DASHES, (dash) => (dash === 'ー' ? dash : '-')));
}

/** Address with numerals, 丁目番地号, hyphens and variants unified, prefecture and 大字 left off, building apart. */
export const addressKey = latest((text): AddressKey => {
  const plain = compatible(text);
  return plainAddress(plain) ?? wholeAddress(plain);
});

/** 都道府県 of an address: as written, as the municipality tells it, or as the postal code does. */
export function prefectureOf(address: string, postal: string): string | null {
  const code = postalCode(postal);
  return addressKey(address).prefecture ?? (code === null ? null : prefectureOfPostalCode(code));
}

/** The place with its prefecture, wherever address or postal code tell it. */
export function fullAddress(address: string, postal: string): string | null {
  const { place } = addressKey(address);
  return place === null ? null : (prefectureOf(address, postal) ?? '') + place;
}
