import { BUILDINGS, TOWNS } from './data/towns.js';
import type { Address } from './person.js';
import type { Random } from './prng.js';

/** Exchange numbers never begin with 0, so no generated number can be anybody's. */
const landline = (random: Random, areaCode: string): string =>
  `${areaCode}-0${random.digits(5 - areaCode.length)}-${random.digits(4)}`;

/** 090-0… is not assigned either. */
export const mobileNumber = (random: Random): string =>
  `090-0${random.digits(3)}-${random.digits(4)}`;

export function address(random: Random): Address {
  const [postalCode, prefectureCode, prefecture, municipality, town, areaCode] = random.pick(TOWNS);
  return {
    postalCode,
    prefecture,
    prefectureCode,
    municipality,
    town,
    chome: random.between(1, 4),
    block: random.between(1, 30),
    house: random.between(1, 20),
    building: random.chance(0.3)
      ? `${random.pick(BUILDINGS)}${random.between(1, 9)}0${random.between(1, 9)}`
      : '',
    phone: landline(random, areaCode),
  };
}

const KANJI_DIGITS = ['〇', '一', '二', '三', '四'];

const fullWidth = (text: string): string =>
  text
    .replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    .replaceAll('-', '－');

/** Ways to write 丁目・番・号; each is found in real records. */
export const NOTATIONS = ['hyphens', 'full-width-hyphens', 'kanji', 'full-width-words'] as const;

export type Notation = (typeof NOTATIONS)[number];

function houseNumber({ chome, block, house }: Address, notation: Notation): string {
  switch (notation) {
    case 'hyphens':
      return `${chome}-${block}-${house}`;
    case 'full-width-hyphens':
      return fullWidth(`${chome}-${block}-${house}`);
    case 'kanji':
      return `${KANJI_DIGITS[chome] ?? ''}丁目${block}番${house}号`;
    case 'full-width-words':
      return fullWidth(`${chome}丁目${block}番${house}号`);
  }
}

/** The address as one text. */
export const addressText = (
  home: Address,
  notation: Notation,
  parts: { readonly prefecture: boolean; readonly building: boolean },
): string =>
  (parts.prefecture ? home.prefecture : '') +
  home.municipality +
  home.town +
  houseNumber(home, notation) +
  (parts.building && home.building ? `\u3000${home.building}` : '');
