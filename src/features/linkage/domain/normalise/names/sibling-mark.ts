import { compatible, withoutSpaces } from '../text.js';

/**
 * 多胎・出生順の標識. Newborns stand in registers under their mother's name and a mark (山田花子ベビー1, A児, 第2子, 次男):
 * all that tells twins apart. Numbers of children, of twins and of sons are counted apart, so 第2子 is not the same
 * mark as ベビー2.
 */
type Read = (text: string) => string | null;

const LETTERS = 'ABCDEF';
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const KANJI = '一二三四五六七八九';
const NUMBER = String.raw`\d+|[IVX]+|[A-F](?![A-Z])`;

/** 1 for 1, I, A, 一, 長; zeros in front are none. */
function numberOf(written: string): string {
  if (/^\d/.test(written)) return written.replace(/^0+(?=\d)/, '');
  if (written === '長') return '1';
  if (written === '次') return '2';
  const place = Math.max(LETTERS.indexOf(written), ROMAN.indexOf(written), KANJI.indexOf(written));
  return place < 0 ? written : String(place + 1);
}

const marked =
  (pattern: RegExp, kind: (written: string) => string): Read =>
  (text) => {
    const [, number, what = ''] = pattern.exec(text) ?? [];
    return number === undefined ? null : `第${numberOf(number)}${kind(what)}`;
  };

const always = (kind: string) => () => kind;
const ofKind = (written: string): string => ({ 男: '男', 女: '女', 子: '子' })[written] ?? '児';

const NEWBORN =
  'ベビー|ベイビー|BABY|赤チャン|赤ちゃん|アカチャン|新生児|シンセイジ|双子|双胎|TWIN';

const SPOKEN: Readonly<Record<string, string>> = {
  イチ: '1',
  イツ: '1',
  イッ: '1',
  ニ: '2',
  サン: '3',
};
const SPOKEN_SEX: Readonly<Record<string, string>> = {
  チョウナン: '第1男',
  ジナン: '第2男',
  サンナン: '第3男',
  チョウジョ: '第1女',
  ジジョ: '第2女',
  サンジョ: '第3女',
};

/** ダイイッシ, ダイ2シ, ダイニジ at the end of a kana name. */
const spoken: Read = (text) => {
  const [, number, what] = /ダイ(イチ|イツ|イッ|ニ|サン|\d+)(シ|ジ)$/u.exec(text) ?? [];
  if (number !== undefined)
    return `第${numberOf(SPOKEN[number] ?? number)}${what === 'シ' ? '子' : '児'}`;
  const [, sex = ''] =
    /.{5}\(?(チョウナン|ジナン|サンナン|チョウジョ|ジジョ|サンジョ)\)?$/u.exec(text) ?? [];
  return SPOKEN_SEX[sex] ?? null;
};

/** In this order; a name that holds several is marked by the first. */
const MARKS: readonly Read[] = [
  marked(new RegExp(`第(${NUMBER}|[${KANJI}])([子児胎男女])`, 'u'), ofKind),
  spoken,
  marked(new RegExp(`(?:${NEWBORN})[-・.#:(]*(${NUMBER})`, 'u'), always('児')),
  marked(/(?<![A-Z])(\d+|[IVX]+|[A-F])[児子胎]/u, always('児')),
  // A given name like 三男 stands behind a short surname only.
  marked(/(?:\(|ベビー|.{4})([長次二三四五])([男女])児?\)?$/u, ofKind),
  marked(/\(([A-F])\)$/u, always('児')),
  marked(/(\d+)/u, always('児')),
];

/** A newborn's name without a number: no other child can be told from it. */
const UNNUMBERED = new RegExp(`${NEWBORN}|[男女]児\\)?$|の子\\)?$`, 'u');
const NEWBORN_KEY = 'ベビー';

/** Nothing of what follows is in a name that is kanji, kana and spaces without these. */
const MAY_BE_MARKED =
  /[^\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\s]|第|児|の子|双|[長次二三四五][男女]|ベビー|ベイビー|べびー|赤ち|アカチャン|あかちゃん|シンセイジ|ダイ|チョウ|ジナン|サンナン|サンジョ|ジジョ/u;

function markOf(text: string): string | null {
  if (!MAY_BE_MARKED.test(text)) return null;
  const plain = withoutSpaces(compatible(text)).toUpperCase();
  for (const read of MARKS) {
    const mark = read(plain);
    if (mark !== null) return mark;
  }
  return UNNUMBERED.test(plain) ? NEWBORN_KEY : null;
}

/** The mark in a name in kanji, else in its kana; null for a name without. */
export function siblingMark(kanji: string, kana: string): string | null {
  const [written, read] = [markOf(kanji), markOf(kana)];
  return written === null || (written === NEWBORN_KEY && read !== null) ? read : written;
}
