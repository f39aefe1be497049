import type {
  CodeTable,
  DataDefinition,
  DataItem,
  DataTable,
} from '../src/features/catalogue/index.js';

const SUBJECTS = [
  '検体検査',
  '処方',
  '注射',
  '病名',
  '手術',
  '入院',
  '退院',
  '外来',
  '看護',
  '画像',
  '病理',
  '輸血',
];
const MATTERS = [
  '結果',
  '実施',
  '依頼',
  '開始',
  '終了',
  '主要',
  '副次',
  '初回',
  '直近',
  '累計',
  '転帰',
  '診療科',
];
const KINDS = ['コード', '名称', '日付', '区分', '数量', '単位', 'フラグ', '番号', '備考', '点数'];
const ENGLISH = ['laboratory', 'prescription', 'injection', 'diagnosis', 'surgery', 'admission'];
const MEANINGS = [
  '電子カルテの標準化ストレージから取り込んだ値で、施設により粒度が異なる。',
  'レセプトの記載要領に従う。ただし旧様式の期間は元号で記録されている。',
  'DPC調査の様式に定める値。不明の場合は空欄とし、既定値で埋めない。',
  '患者の同意範囲により欠測があり、欠測の理由は別の項目で示す。',
];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function itemOf(table: number, at: number): DataItem {
  const seed = table * 131 + at * 17;
  const nameJa = `${pick(SUBJECTS, seed)}${pick(MATTERS, at)}${pick(KINDS, seed + at)}${at}`;
  return {
    name: `${pick(ENGLISH, seed)}_${table}_${at}`,
    nameJa,
    nameEn: `${pick(ENGLISH, seed)} ${pick(ENGLISH, at)} item ${at}`,
    type: 'string',
    class: 'static-attribute',
    length: 20 + (at % 5),
    ...(at % 3 === 0 ? { codeTable: `codes_${seed % 40}` } : {}),
    ...(at % 10 === 1
      ? { pattern: pick(['[A-Z]\\d{2}(\\.\\d{1,2})?', '\\d{9}', '[0-9A-Z]{17}'], at) }
      : {}),
    meaning: `${nameJa}。${pick(MEANINGS, seed)}`,
    caution: `${pick(SUBJECTS, at + 5)}の運用が施設ごとに異なるため、集計の前に${pick(KINDS, seed)}を確認する。`,
    cleansing: `全角と半角の混在を揃え、${pick(MATTERS, seed)}が空の行を除く。`,
    sources: [`SS-MIX2 OML-11 OBX-${at}`, `レセプト SI ${table}`],
  };
}

function tableOf(at: number, items: number): DataTable {
  return {
    name: `table_${at}`,
    nameJa: `${pick(SUBJECTS, at)}表${at}`,
    sourceKind: 'common',
    key: [itemOf(at, 0).name],
    items: Array.from({ length: items }, (_, item) => itemOf(at, item)),
  };
}

const codesOf = (at: number, codes: number): CodeTable => ({
  name: `codes_${at}`,
  nameJa: `${pick(SUBJECTS, at)}コード表${at}`,
  version: '2026',
  codes: Object.fromEntries(
    Array.from({ length: codes }, (_, code) => [
      String(160_000_000 + at * 1_000 + code),
      `${pick(SUBJECTS, code)}${pick(MATTERS, at + code)}（${pick(KINDS, code)}${code}）`,
    ]),
  ),
});

/** A definition of 50 tables with 40 code tables of 500 codes, every item described in full. */
export function largeDefinition(version: number, items: number): DataDefinition {
  const tables = 50;
  return {
    id: 'bench/large',
    version,
    titleJa: '計測用のデータ定義書',
    tables: Array.from({ length: tables }, (_, at) => tableOf(at, Math.ceil(items / tables))),
    codeTables: Array.from({ length: 40 }, (_, at) => codesOf(at, 500)),
  };
}

/** The next version: of every ten items one is gone, one narrowed, one renamed and one explained anew. */
export function revisedDefinition(definition: DataDefinition): DataDefinition {
  const revised = (item: DataItem, at: number): DataItem[] => {
    if (at % 10 === 1) return [];
    if (at % 10 === 3) return [{ ...item, length: 5 }];
    if (at % 10 === 5) return [{ ...item, nameJa: `${item.nameJa}（改）` }];
    if (at % 10 === 7) return [{ ...item, meaning: `${item.meaning ?? ''}改訂で補足した。` }];
    return [item];
  };
  const tables = definition.tables.map((table) => ({
    ...table,
    items: table.items.flatMap(revised),
  }));
  return { ...definition, version: definition.version + 1, tables };
}
