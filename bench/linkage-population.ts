import type { PatientRow } from '../src/features/linkage/domain/patient-row.js';

/** Deterministic numbers below `limit` (mulberry32), so that every run measures the same data. */
export function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  };
}

const SURNAMES =
  '佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ';
const GIVEN =
  '太郎タロウ 花子ハナコ 健一ケンイチ 美咲ミサキ 翔太シヨウタ 陽子ヨウコ 直樹ナオキ 恵子ケイコ 大輔ダイスケ 由美ユミ';
const KANA = Array.from(
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ',
);

const parts = (list: string): [string, string][] =>
  list.split(' ').map((name) => [name.replace(/[ァ-ン]/gu, ''), name.replace(/[^ァ-ン]/gu, '')]);

const surnames = parts(SURNAMES);
const givens = parts(GIVEN);
const twoDigits = (n: number) => String(n).padStart(2, '0');

/** A person `id`; households of three share surname, address, phone and insurance. */
function person(id: number): PatientRow {
  const home = numbers(Math.floor(id / 3) * 2 + 1);
  const own = numbers(id * 2);
  const [surname, surnameKana] = surnames[home(surnames.length)] ?? ['', ''];
  const [given, givenKana] = givens[own(givens.length)] ?? ['', ''];
  const rare = `${KANA[own(KANA.length)] ?? ''}${KANA[home(KANA.length)] ?? ''}`;
  return {
    institution_code: '1310000001',
    patient_id: String(id),
    name_kanji: `${surname}\u3000${given}${rare}`,
    name_kana: `${surnameKana}\u3000${givenKana}${rare}`,
    birth_date: `${1930 + own(90)}-${twoDigits(1 + own(12))}-${twoDigits(1 + own(28))}`,
    sex: own(2) === 0 ? 'M' : 'F',
    postal_code: `${100 + home(800)}-${String(home(10000)).padStart(4, '0')}`,
    address: `東京都千代田区丸の内${1 + home(9)}丁目${1 + home(30)}番${1 + home(30)}号`,
    phone: `090-${String(1000 + home(9000))}-${String(1000 + home(9000))}`,
    insurer_number: '01130012',
    insured_symbol: String(home(100000)),
    insured_number: String(home(100000)),
    insured_branch: twoDigits(id % 3),
  };
}

/** One in ten records differs from the person: moved, changed insurance, or names in half-width kana. */
function written(row: PatientRow, random: (limit: number) => number): PatientRow {
  const error = random(30);
  if (error === 0)
    return { ...row, address: `大阪府大阪市北区梅田${1 + random(9)}-${1 + random(30)}-1` };
  if (error === 1) return { ...row, insured_symbol: '1', insured_number: String(random(1000000)) };
  return error === 2 ? { ...row, name_kanji: '', insured_branch: '' } : row;
}

/** `count` records of the source with this number; neighbouring sources share six persons in ten. */
export function population(source: number, count: number): PatientRow[] {
  const random = numbers(source + 1000);
  const first = Math.floor(source * count * 0.4);
  return Array.from({ length: count }, (_, i) => written(person(first + i), random));
}
