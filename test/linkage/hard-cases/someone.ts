import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';
import { patient } from '../support/patients.js';

type Name = readonly [kanji: string, kana: string];

const names = (list: string): Name[] =>
  list.split(' ').map((name) => {
    const [kanji = '', kana = ''] = name.split('/');
    return [kanji, kana];
  });

const SURNAMES = names(
  '相沢/アイザワ 石橋/イシバシ 宇野/ウノ 江口/エグチ 大西/オオニシ 片山/カタヤマ 北川/キタガワ 熊谷/クマガイ 小松/コマツ 坂口/サカグチ 須藤/スドウ 瀬戸/セト 高木/タカギ 千葉/チバ 土屋/ツチヤ 手塚/テヅカ 中島/ナカジマ 西田/ニシダ 野口/ノグチ 橋本/ハシモト 平野/ヒラノ 福田/フクダ 星野/ホシノ 松井/マツイ 三浦/ミウラ 村田/ムラタ 森本/モリモト 矢野/ヤノ 横山/ヨコヤマ 和田/ワダ',
);
const MEN = names(
  '明彦/アキヒコ 郁夫/イクオ 英治/エイジ 克己/カツミ 公平/コウヘイ 智/サトシ 茂/シゲル 孝之/タカユキ 哲也/テツヤ 俊介/シュンスケ 信吾/シンゴ 秀樹/ヒデキ 雅人/マサト 康弘/ヤスヒロ 良太/リョウタ',
);
const WOMEN = names(
  '明美/アケミ 郁子/イクコ 英恵/ハナエ 佳代/カヨ 久美/クミ 聡子/サトコ 静香/シズカ 千尋/チヒロ 典子/ノリコ 菜摘/ナツミ 仁美/ヒトミ 真紀/マキ 泰子/ヤスコ 理恵/リエ 若菜/ワカナ',
);

const of = (list: readonly Name[], i: number): Name => list[i % list.length] ?? ['', ''];
const two = (n: number) => String(n).padStart(2, '0');

/** Kanji and kana of a full name, as sources write it. */
export const named = (surname: Name, given: Name): Partial<PatientRow> => ({
  name_kanji: `${surname[0]}\u3000${given[0]}`,
  name_kana: `${surname[1]}\u3000${given[1]}`,
});

/** Everything a household shares; the number makes it like no other. */
export const home = (number: number): Partial<PatientRow> => ({
  postal_code: `${100 + (number % 800)}-${String((number * 37) % 10_000).padStart(4, '0')}`,
  address: `東京都八王子市上野町${1 + Math.floor(number / 40)}-${1 + (number % 40)}-${1 + (number % 9)}`,
  phone: `042-${String(100 + (number % 900))}-${String((number * 7919) % 10_000).padStart(4, '0')}`,
  insurer_number: '01130012',
  insured_symbol: String(1000 + number),
  insured_number: String((number * 613) % 100_000),
});

/** An invented man (or woman) with everything filled in; the number makes them like nobody else. */
export function someone(number: number, sex: 'M' | 'F' = 'M'): PatientRow {
  const given = of(sex === 'M' ? MEN : WOMEN, number * 7);
  return patient({
    patient_id: '',
    birth_date: `${1940 + ((number * 11) % 60)}-${two(1 + (number % 12))}-${two(1 + ((number * 5) % 28))}`,
    sex,
    ...named(of(SURNAMES, number), given),
    ...home(number),
  });
}

export const woman = (number: number): PatientRow => someone(number, 'F');

/** The surname of a full name, as [kanji, kana]. */
export const surnameOf = ({ name_kanji, name_kana }: PatientRow): Name => [
  name_kanji.split('\u3000')[0] ?? '',
  name_kana.split('\u3000')[0] ?? '',
];

/** Everything but name, birth date and sex is another household's. */
export const elsewhere = (number: number): Partial<PatientRow> => ({
  ...home(number + 5000),
  insurer_number: '33120015',
});

export const without = (...columns: (keyof PatientRow)[]): Partial<PatientRow> =>
  Object.fromEntries(columns.map((column) => [column, '']));
