import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';
import type { HardCase } from './hard-case.js';
import { elsewhere, named, someone, surnameOf, without, woman } from './someone.js';

/** Somebody of the same household: same surname, insurance, address and phone. */
const relative =
  (given: readonly [string, string], changes: object = {}): HardCase['pair'] =>
  (n) => {
    const one = someone(n);
    const family = named(surnameOf(one), given);
    return [one, { ...one, insured_branch: '02', ...family, ...changes }];
  };

const household: HardCase[] = [
  {
    about: 'husband and wife',
    pair: relative(['花子', 'ハナコ'], { sex: 'F', birth_date: '1977-05-06' }),
  },
  { about: 'husband and wife born on one day', pair: relative(['花子', 'ハナコ'], { sex: 'F' }) },
  {
    about: 'husband and wife, branch numbers missing',
    pair: (n) => {
      const [one, other] = relative(['花江', 'ハナエ'], { sex: 'F', birth_date: '1972-08-09' })(n);
      return [
        { ...one, insured_branch: '' },
        { ...other, insured_branch: '' },
      ];
    },
  },
  {
    about: 'parent and child with one phone',
    pair: relative(['健太', 'ケンタ'], { birth_date: '2005-03-04' }),
  },
  {
    about: 'father and son of one name',
    pair: (n) => [someone(n), { ...someone(n), birth_date: '2005-03-04', insured_branch: '02' }],
  },
  {
    about: 'father and son of one name, born on the same day of the year',
    pair: (n) => [
      { ...someone(n), birth_date: '1960-04-10' },
      { ...someone(n), birth_date: '1990-04-10', insured_branch: '02' },
    ],
  },
  {
    about: 'mother and daughter named alike',
    pair: (n) => [
      { ...woman(n), ...named(surnameOf(woman(n)), ['由美', 'ユミ']) },
      {
        ...woman(n),
        ...named(surnameOf(woman(n)), ['由美子', 'ユミコ']),
        birth_date: '2003-03-03',
        insured_branch: '02',
      },
    ],
  },
  {
    about: 'brothers a year apart, named alike',
    pair: (n) => [
      {
        ...someone(n),
        ...named(surnameOf(someone(n)), ['健一', 'ケンイチ']),
        birth_date: '1991-07-08',
        insured_branch: '02',
      },
      {
        ...someone(n),
        ...named(surnameOf(someone(n)), ['健二', 'ケンジ']),
        birth_date: '1992-07-08',
        insured_branch: '03',
      },
    ],
  },
];

const twin =
  (
    first: readonly [string, string],
    second: readonly [string, string],
    changes: object = {},
  ): HardCase['pair'] =>
  (n) => {
    const surname = surnameOf(someone(n));
    const child = { ...someone(n), birth_date: '2015-06-07' };
    return [
      { ...child, ...named(surname, first), insured_branch: '02' },
      { ...child, ...named(surname, second), insured_branch: '03', ...changes },
    ];
  };

const twins: HardCase[] = [
  { about: 'twins', pair: twin(['優太', 'ユウタ'], ['健斗', 'ケント']) },
  { about: 'twins named one kana apart', pair: twin(['優太', 'ユウタ'], ['優斗', 'ユウト']) },
  {
    about: 'twins one kana apart, no kanji, told apart by the branch alone',
    pair: (n) => {
      const [one, other] = twin(['', 'ユウタ'], ['', 'ユウト'])(n);
      return [
        { ...one, ...without('name_kanji', 'phone') },
        { ...other, ...without('name_kanji', 'phone') },
      ];
    },
  },
  {
    about: 'twins named one kanji apart, branch numbers missing',
    pair: (n) => {
      const [one, other] = twin(['優太', 'ユウタ'], ['雄太', 'ユウダイ'])(n);
      return [
        { ...one, insured_branch: '' },
        { ...other, insured_branch: '' },
      ];
    },
  },
  { about: 'twin brother and sister', pair: twin(['蓮', 'レン'], ['凛', 'リン'], { sex: 'F' }) },
];

/** Twins in two sources under their mother's name and a mark, everything of the household alike. */
const newborns =
  (first: readonly [string, string], second: readonly [string, string], changes: object = {}) =>
  (n: number): ReturnType<HardCase['pair']> => {
    const mother = woman(n);
    const child = { ...mother, birth_date: '2024-05-05', sex: 'F', insured_branch: '' };
    const called = ([kanji, kana]: readonly [string, string]) => ({
      name_kanji: mother.name_kanji + kanji,
      name_kana: mother.name_kana + kana,
    });
    return [
      { ...child, ...called(first) },
      { ...child, ...called(second), ...changes },
    ];
  };

const newbornTwins: HardCase[] = (
  [
    ['ベビー1 and ベビー2', ['ベビー１', 'ベビー１'], ['ベビー２', 'ベビー２']],
    ['① and ②', ['①', '①'], ['②', '②']],
    ['(1) and (2)', ['(1)', ''], ['(2)', '']],
    ['第１子 and 第２子', ['第１子', 'ダイ１シ'], ['第２子', 'ダイ２シ']],
    ['第一子 and 第二子', ['\u3000第一子', '\u3000ダイイッシ'], ['\u3000第二子', '\u3000ダイニシ']],
    ['A児 and B児', ['Ａ児', ''], ['Ｂ児', '']],
    ['ベビーA and ベビーB', ['ベビーＡ', 'ベビーＡ'], ['ベビーＢ', 'ベビーＢ']],
    ['Ⅰ児 and Ⅱ児', ['Ⅰ児', ''], ['Ⅱ児', '']],
    ['長男 and 次男', ['ベビー（長男）', 'ベビー'], ['ベビー（次男）', 'ベビー']],
    ['ベビー and ベビー2', ['ベビー', 'ベビー'], ['ベビー２', 'ベビー２']],
    ['a mark in the kana alone', ['', 'ベビー1'], ['', 'ベビー2']],
  ] as const
).map(([about, one, other]) => ({
  about: `newborn twins: ${about}`,
  pair: newborns(one, other),
}));

const newborn: HardCase[] = [
  ...newbornTwins,
  {
    about: 'newborn twins: a girl and a boy, not numbered',
    pair: newborns(['ベビー', 'ベビー'], ['ベビー', 'ベビー'], { sex: 'M' }),
  },
  {
    about: 'newborn twins, told apart by the branch alone',
    pair: (n) => {
      const [one, other] = newborns(['ベビー', 'ベビー'], ['ベビー', 'ベビー'])(n);
      return [
        { ...one, insured_branch: '03' },
        { ...other, insured_branch: '04' },
      ];
    },
  },
];

/** Everything alike but the name, of which one record can tell little: no kana, a kanji nobody could write. */
const unreadable =
  (kanji: string, other: readonly [string, string], changes: object = {}): HardCase['pair'] =>
  (n) => {
    const child = { ...someone(n), birth_date: '2015-06-07', insured_branch: '' };
    const [surname] = surnameOf(child);
    return [
      { ...child, name_kanji: kanji.replace('姓', surname), name_kana: '', ...changes },
      { ...child, ...named(surnameOf(child), other) },
    ];
  };

const uninsured = without('insurer_number', 'insured_symbol', 'insured_number');

const unreadableNames: HardCase[] = [
  {
    about: 'a name with ● that is none of the other',
    pair: unreadable('鈴木\u3000●子', ['太郎', 'タロウ'], { sex: '' }),
  },
  {
    about: 'twins, one given name with ● that cannot be the other’s',
    pair: unreadable('姓\u3000翔●', ['健太', 'ケンタ']),
  },
  {
    about: 'twins, one given name with ● that may be the other’s',
    pair: unreadable('姓\u3000翔●', ['翔太', 'ショウタ']),
  },
  { about: 'twins, one given name all ●', pair: unreadable('姓\u3000●●', ['健太', 'ケンタ']) },
  { about: 'a name all ●', pair: unreadable('●●', ['健太', 'ケンタ'], uninsured) },
  { about: 'no name on a side', pair: unreadable('', ['健太', 'ケンタ'], uninsured) },
];

const nobody = (): Partial<PatientRow> => ({
  ...without(
    'postal_code',
    'address',
    'phone',
    'insurer_number',
    'insured_symbol',
    'insured_number',
    'insured_branch',
  ),
  ...named(['氏名', 'シメイ'], ['不詳', 'フショウ']),
  birth_date: '1900-01-01',
});

const strangers: HardCase[] = [
  {
    about: 'two unknown patients, written 氏名不詳 and born on 1900-01-01',
    pair: (n) => [
      { ...someone(n), ...nobody() },
      { ...someone(n + 1), ...nobody(), sex: 'M' },
    ],
  },
  {
    about: 'two patients of one household, both written 氏名不詳',
    pair: (n) => [
      { ...someone(n), ...uninsured, ...named(['氏名', 'シメイ'], ['不詳', 'フショウ']) },
      { ...someone(n), ...named(['氏名', 'シメイ'], ['不詳', 'フショウ']) },
    ],
  },
  {
    about: 'strangers of one name',
    pair: (n) => [someone(n), { ...someone(n), ...elsewhere(n), birth_date: '1981-07-08' }],
  },
  {
    about: 'strangers of one kana name and birth date',
    pair: (n) => [
      { ...someone(n), ...named(['', 'タナカ'], ['', 'ヒロシ']), name_kanji: '' },
      { ...someone(n), ...elsewhere(n), ...named(['', 'タナカ'], ['', 'ヒロシ']), name_kanji: '' },
    ],
  },
  {
    about: 'same sound, other kanji, other household',
    pair: (n) => [
      someone(n),
      { ...someone(n), ...elsewhere(n), name_kanji: `${surnameOf(someone(n))[0]}\u3000晃比古` },
    ],
  },
  {
    about: 'a name of several hundred persons, one birth date, nothing else',
    pair: (n) => [
      { ...someone(n), ...named(['佐藤', 'サトウ'], ['太郎', 'タロウ']) },
      { ...someone(n), ...elsewhere(n), ...named(['佐藤', 'サトウ'], ['太郎', 'タロウ']) },
    ],
  },
  {
    about: 'equal symbol and number of another insurer',
    pair: (n) => [
      { ...someone(n), name_kanji: '' },
      {
        ...someone(n),
        ...without('name_kanji', 'phone', 'address', 'postal_code'),
        ...named(['', 'ムライ'], ['', 'セイヤ']),
        insurer_number: '33120015',
      },
    ],
  },
  {
    about: 'neighbours in one building, born on one day',
    pair: (n) => [
      someone(n),
      {
        ...someone(n + 11),
        ...without('phone'),
        birth_date: someone(n).birth_date,
        address: someone(n).address,
        postal_code: someone(n).postal_code,
      },
    ],
  },
];

/** Two persons. Whether anybody is asked about them does not matter here; linked they must not be. */
export const otherPerson: HardCase[] = [
  ...household,
  ...twins,
  ...newborn,
  ...unreadableNames,
  ...strangers,
];
