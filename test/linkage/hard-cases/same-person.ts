import type { HardCase } from './hard-case.js';
import { elsewhere, named, someone, surnameOf, without, woman } from './someone.js';

const spelling =
  (aoba: string, minato: string): HardCase['pair'] =>
  (n) => [
    { ...someone(n), ...without('name_kana'), name_kanji: aoba },
    { ...someone(n), ...without('name_kana'), name_kanji: minato },
  ];

/** One kana name written in two ways, the kanji missing on one side. */
const kana =
  (aoba: string, minato: string): HardCase['pair'] =>
  (n) => [
    { ...someone(n), name_kana: aoba, name_kanji: '' },
    { ...someone(n), name_kana: minato, name_kanji: '' },
  ];

const written =
  (aoba: object, minato: object = {}): HardCase['pair'] =>
  (n) => [
    { ...someone(n), ...aoba },
    { ...someone(n), ...minato },
  ];

const variants: HardCase[] = [
  { about: 'variant kanji 髙﨑 德郞 / 高崎 徳郎', pair: spelling('髙﨑　德郞', '高崎　徳郎') },
  { about: '渡邊 / 渡辺', pair: spelling('渡邊　芳樹', '渡辺　芳樹') },
  { about: '渡邉 / 渡邊', pair: spelling('渡邉　和馬', '渡邊　和馬') },
  { about: '齋藤 / 斎藤', pair: spelling('齋藤　弘道', '斎藤　弘道') },
  { about: '𠮷田 / 吉田', pair: spelling('𠮷田　栄作', '吉田　栄作') },
  { about: '濵田 / 浜田', pair: spelling('濵田　幸生', '浜田　幸生') },
  { about: '栁 / 柳', pair: spelling('栁　竜一', '柳　竜一') },
  { about: '廣澤 眞 / 広沢 真', pair: spelling('廣澤　眞', '広沢　真') },
  {
    about: 'a kanji replaced by ●',
    pair: (n) => [{ ...someone(n), name_kanji: '●沢　明彦' }, someone(n)],
  },
  {
    about: 'a kanji replaced by gaiji, no kana, one branch of one insurance',
    pair: (n) => [
      { ...someone(n), ...named(['相●', ''], ['明彦', '']), name_kana: '' },
      { ...someone(n), ...named(['相沢', 'アイザワ'], ['明彦', 'アキヒコ']) },
    ],
  },
  {
    about: 'a kanji replaced by ●, no kana, no branch',
    outcome: 'found',
    pair: (n) => [
      { ...someone(n), ...named(['●沢', ''], ['明彦', '']), name_kana: '', insured_branch: '' },
      { ...someone(n), ...named(['相沢', 'アイザワ'], ['明彦', 'アキヒコ']) },
    ],
  },
  {
    about: 'kana where the kanji belong',
    pair: (n) => [{ ...someone(n), name_kanji: someone(n).name_kana }, someone(n)],
  },
];

const spellings: HardCase[] = [
  { about: 'the same record', pair: written({}) },
  { about: 'small kana written large', pair: kana('マツモト　ショウイチ', 'マツモト　シヨウイチ') },
  { about: 'half-width kana', pair: kana('ﾏﾂﾀﾞ ｹﾞﾝｺﾞ', 'マツダ　ゲンゴ') },
  { about: 'separate voicing marks', pair: kana('ウエタ゛　ケンコ゛', 'ウエダ　ケンゴ') },
  { about: 'hiragana', pair: kana('のむら　けいた', 'ノムラ　ケイタ') },
  {
    about: 'era and Gregorian birth date',
    pair: written({ birth_date: '昭和50年1月2日' }, { birth_date: '1975/1/2' }),
  },
  {
    about: 'birth date as receipts write it',
    pair: written({ birth_date: '3500203' }, { birth_date: '1975-02-03' }),
  },
  {
    about: 'a birth in 平成31年5月, as a program wrote it that did not know 令和',
    pair: written({ birth_date: 'H31.5.6' }, { birth_date: '2019-05-06' }),
  },
  { about: 'other codings of sex', pair: written({ sex: '1' }, { sex: '男' }) },
  { about: 'sex unknown on a side', pair: written({ sex: 'U' }) },
];

const changes: HardCase[] = [
  {
    about: 'changed job: other insurance',
    pair: (n) => [
      { ...someone(n), insurer_number: '33120015', insured_symbol: '7', insured_number: '900001' },
      someone(n),
    ],
  },
  {
    about: 'moved house',
    pair: (n) => [
      {
        ...someone(n),
        address: elsewhere(n).address ?? '',
        postal_code: elsewhere(n).postal_code ?? '',
      },
      someone(n),
    ],
  },
  {
    about: 'moved house and other phone',
    pair: (n) => [
      {
        ...someone(n),
        ...elsewhere(n),
        insurer_number: someone(n).insurer_number,
        insured_symbol: someone(n).insured_symbol,
        insured_number: someone(n).insured_number,
      },
      someone(n),
    ],
  },
  {
    about: 'moved, changed job and phone, with a rare name',
    leftOpenBy: 'operator-b',
    pair: (n) => [
      { ...someone(n), ...elsewhere(n), ...named(['四十物', 'アイモノ'], ['薫平', 'クンペイ']) },
      { ...someone(n), ...named(['四十物', 'アイモノ'], ['薫平', 'クンペイ']) },
    ],
  },
  { about: 'branch number missing, as before 2021', pair: written({ insured_branch: '' }) },
  {
    about: 'insurer number padded, number full-width',
    pair: (n) => [
      {
        ...someone(n),
        insurer_number: ' 1130012',
        insured_number: toFullWidth(someone(n).insured_number),
      },
      someone(n),
    ],
  },
  {
    about: 'address in another notation, nothing else to contact',
    pair: (n) => [
      {
        ...someone(n),
        ...without('insurer_number', 'insured_symbol', 'insured_number', 'phone', 'postal_code'),
        address: '東京都八王子市上野町三丁目4番5号',
      },
      { ...someone(n), ...elsewhere(n), address: '八王子市上野町３－４－５' },
    ],
  },
  {
    about: '地番 against 住居表示',
    pair: (n) => [
      { ...someone(n), address: '千葉県浦安市舞浜2-11' },
      { ...someone(n), address: '千葉県浦安市舞浜2-1-1' },
    ],
  },
];

const married = (n: number, changed: object = {}): ReturnType<HardCase['pair']> => {
  const wife = woman(n);
  const [kanji, given = ''] = [surnameOf(someone(n + 3))[0], wife.name_kanji.split('\u3000')[1]];
  const names = {
    name_kanji: `${kanji}\u3000${given}`,
    name_kana: `${surnameOf(someone(n + 3))[1]}\u3000${wife.name_kana.split('\u3000')[1] ?? ''}`,
  };
  return [wife, { ...wife, ...names, ...changed }];
};

const maidenNames: HardCase[] = [
  {
    about: 'maiden name, same insurance',
    pair: (n) => married(n, { address: '', postal_code: '', phone: '' }),
  },
  { about: 'maiden name, everything else alike', pair: (n) => married(n) },
  {
    about: 'maiden name, written without a space',
    pair: (n) => {
      const [one, other] = married(n);
      return [
        {
          ...one,
          name_kanji: one.name_kanji.replace('\u3000', ''),
          name_kana: one.name_kana.replace('\u3000', ''),
        },
        other,
      ];
    },
  },
  {
    about: 'maiden name, other insurance, at the old phone and address',
    pair: (n) =>
      married(n, { insurer_number: '33120015', insured_symbol: '3', insured_number: String(n) }),
  },
];

const child = (n: number, kanji: string, kana: string) => ({
  ...woman(n),
  name_kanji: woman(n).name_kanji + kanji,
  name_kana: woman(n).name_kana + kana,
  birth_date: '2024-06-06',
});

const newborns: HardCase[] = [
  {
    about: 'a newborn under its mother’s name',
    pair: (n) => [child(n, 'ベビー', 'ベビー'), child(n, 'ベビー', 'ベビー')],
  },
  {
    about: 'a newborn twin, its number written in two ways',
    pair: (n) => [child(n, 'ベビー１', 'ベビー１'), child(n, 'ベビー①', 'ベビー①')],
  },
];

const slips: HardCase[] = [
  { about: 'one kana wrong', pair: kana('ハセガワ　トモハル', 'ハセガワ　トモハレ') },
  { about: 'one kana missing', pair: kana('ハヤカワ　ユウイチロウ', 'ハヤカワ　ユウイチロ') },
  { about: 'two kana swapped', pair: kana('ミズシマ　タカノリ', 'ミズシマ　タノカリ') },
];

const missing: HardCase[] = [
  {
    about: 'only names, birth date and phone',
    leftOpenBy: 'operator-a',
    pair: written(
      without(
        'sex',
        'insurer_number',
        'insured_symbol',
        'insured_number',
        'insured_branch',
        'address',
        'postal_code',
      ),
    ),
  },
  {
    about: 'only kana, birth date, sex and insurance',
    pair: written(without('name_kanji', 'phone', 'address', 'postal_code')),
  },
  {
    about: 'no contact but the postal code',
    pair: written(
      without(
        'insurer_number',
        'insured_symbol',
        'insured_number',
        'insured_branch',
        'phone',
        'address',
      ),
    ),
  },
];

/** Not to be linked unseen, and not to be lost either: linked, or among the pairs for clerical review. */
const birthInDoubt: HardCase[] = [
  {
    about: 'era slip: 昭和3年 written as 平成3年',
    outcome: 'found',
    pair: written({ birth_date: '昭和3年5月6日' }, { birth_date: '平成3年5月6日' }),
  },
  { about: 'no birth date on a side', outcome: 'found', pair: written({ birth_date: '' }) },
  {
    about: 'a birth date that does not exist',
    outcome: 'found',
    pair: written({ birth_date: '1975-02-30' }),
  },
  {
    about: 'day and month swapped',
    outcome: 'found',
    pair: written({ birth_date: '1961-05-06' }, { birth_date: '1961-06-05' }),
  },
  {
    about: 'one digit of the year wrong',
    outcome: 'found',
    pair: written({ birth_date: '1961-05-16' }, { birth_date: '1967-05-16' }),
  },
];

function toFullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
}

/** One person, written differently. */
export const samePerson: HardCase[] = [
  ...variants,
  ...spellings,
  ...changes,
  ...maidenNames,
  ...newborns,
  ...slips,
  ...missing,
  ...birthInDoubt,
];
