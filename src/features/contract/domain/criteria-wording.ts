import { japaneseDate } from './dates.js';
import type {
  CriteriaSex,
  DiseaseCriteria,
  ExtractionCriteria,
  PopulationCriteria,
} from './extraction-criteria.js';

const SEX_JA: Readonly<Record<CriteriaSex, string>> = {
  M: '男性',
  F: '女性',
  O: 'その他',
  U: '不明',
};

const codes = (name: string, list: readonly string[]): string[] =>
  list.length === 0 ? [] : [`${name} ${list.map((code) => code.replace('-', '～')).join('、')}`];

function diseaseText({
  icd10,
  managementNumbers,
  receiptCodes,
  suspected,
}: DiseaseCriteria): string {
  const named = [
    ...codes('ICD-10', icd10),
    ...codes('病名管理番号', managementNumbers),
    ...codes('傷病名コード', receiptCodes),
  ].join('、');
  const doubt = suspected ? '疑い病名を含む' : '疑い病名を除く';
  return `対象期間に次のいずれかの傷病がある人（${doubt}）: ${named}`;
}

function populationTexts(
  { sexes, age, rows = [] }: PopulationCriteria,
  tableName: (table: string) => string,
): string[] {
  return [
    ...(sexes ? [`性別が次のいずれかの人: ${sexes.map((sex) => SEX_JA[sex]).join('、')}`] : []),
    ...(age ? [`${japaneseDate(age.on)}時点で満${age.from}歳以上${age.to}歳以下の人`] : []),
    ...rows.map(
      ({ table, atLeast }) => `対象期間に「${tableName(table)}」の情報が${atLeast}件以上ある人`,
    ),
  ];
}

/** 抽出条件 in words, one line for each condition; a person must meet all of them. */
export function criteriaTexts(
  { diseases, population = {} }: ExtractionCriteria = {},
  tableName: (table: string) => string = (table) => table,
): string[] {
  return [...(diseases ? [diseaseText(diseases)] : []), ...populationTexts(population, tableName)];
}
