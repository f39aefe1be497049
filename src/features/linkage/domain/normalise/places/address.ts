import { arabicNumerals } from './kanji-numeral.js';
import { foldKanji } from '../names/kanji.js';
import { DASHES, withoutSpaces } from '../text.js';

/** An address for comparison: the place down to the house number, and what follows it. */
export interface AddressKey {
  /** e.g. `千代田区丸ノ内2-1-1`; null without a house number. */
  readonly place: string | null;
  /** Building and room, roughly; never used as evidence alone. */
  readonly building: string | null;
}

const PREFECTURE =
  /^(北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)/u;

/** 市ヶ谷 / 市ケ谷 / 市が谷 and 丸の内 / 丸ノ内 / 丸之内 are one place. */
const particles = (text: string): string =>
  text
    .replace(/[ヶヵケカがガゕゖ](?=\p{Script=Han})/gu, 'ケ')
    .replace(/(?<=\p{Script=Han})[のノ之乃](?=\p{Script=Han})/gu, 'ノ');

/** 二丁目1番地の3, 2丁目1番3号, 2の1の3 and ２－１－３ become 2-1-3. */
const houseNumbers = (text: string): string =>
  arabicNumerals(text)
    .replace(/(?<=\d)(?:丁目|番地|番(?![町丁街館])|号(?![棟館室])|地割)の?/gu, '-')
    .replace(/(?<=\d)の(?=\d)/gu, '-')
    .replace(/-{2,}/gu, '-')
    .replace(/-(?!\d)/gu, '');

/** Parts of places that carry a number of their own (北1条西, 第3地区) stay with the place. */
const NUMBERS = /^(\D*(?:\d+(?:条|線|区|町|班|組)\D*)*)(\d+(?:-\d+){0,2})(.*)$/u;

const rewritten = (text: string): string => {
  const local = text.replace(PREFECTURE, '').replace(/大字|(?<=[町村])字/gu, '');
  return particles(houseNumbers(local));
};

/** Rewriting may open the way to another rule (a hyphen gone between two signs): until nothing changes. */
function settled(text: string): string {
  const next = rewritten(text);
  return next === text ? text : settled(next);
}

/** Address with numerals, 丁目番地号, hyphens and variants unified, prefecture and 大字 left off, building apart. */
export function addressKey(text: string): AddressKey {
  const spaced = foldKanji(text).replace(/(?<=\d)(?:\s+|ー)(?=\d)/gu, '-');
  const plain = withoutSpaces(spaced).replace(DASHES, (dash) => (dash === 'ー' ? dash : '-'));
  const [, head, numbers, rest] = NUMBERS.exec(settled(plain)) ?? [];
  if (head === undefined || numbers === undefined || head === '')
    return { place: null, building: null };
  const building = (rest ?? '').replace(/^[-、,]+/u, '');
  return { place: head + numbers, building: building === '' ? null : building };
}
