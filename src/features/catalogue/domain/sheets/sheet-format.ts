import type { ItemClass, ItemType, SourceKind } from '../data-definition.js';

/** Words people choose from, by what they stand for. */
export const TYPE_WORDS: Readonly<Record<ItemType, string>> = {
  string: '文字列',
  integer: '整数',
  decimal: '小数',
  date: '日付',
  datetime: '日時',
};
export const CLASS_WORDS: Readonly<Record<ItemClass, string>> = {
  identifier: '識別子',
  'quasi-identifier': '準識別子',
  'static-attribute': '静的属性',
  history: '履歴',
};
export const SOURCE_WORDS: Readonly<Record<SourceKind, string>> = {
  common: '共通',
  'ss-mix2': 'SS-MIX2',
  mml: 'MML',
  receipt: 'レセプト',
  dpc: 'DPC',
  registry: '患者レジストリ',
};
export const REQUIRED_WORDS = { true: '必須', false: '任意' } as const;

export interface ColumnFormat {
  readonly key: string;
  readonly title: string;
  /** Width in characters. */
  readonly width: number;
  /** `note`: for people only, not read back. `lines`: may hold line breaks. */
  readonly kind: 'text' | 'lines' | 'number' | 'note';
  /** Must hold a value in every row. */
  readonly needed?: true;
  /** Longest text in characters, or largest number. */
  readonly max?: number;
  /** Spaces around the value are part of it. */
  readonly exact?: true;
}

export type SheetKey = 'definition' | 'tables' | 'items' | 'codeTables' | 'codes';

export interface SheetFormat {
  readonly key: SheetKey;
  /** Name of the sheet in a workbook. */
  readonly name: string;
  /** Name of the file where sheets are CSV files. */
  readonly file: string;
  readonly columns: readonly ColumnFormat[];
}

type Extra = Partial<Pick<ColumnFormat, 'needed' | 'max' | 'kind' | 'exact'>>;
const column = (key: string, title: string, width: number, extra: Extra = {}): ColumnFormat => ({
  key,
  title,
  width,
  kind: 'text',
  ...extra,
});
const name = (key: string, title: string, width = 24): ColumnFormat =>
  column(key, title, width, { needed: true, max: 63 });
const note = (key: string, title: string, width: number): ColumnFormat =>
  column(key, title, width, { kind: 'note' });
const NO = note('no', 'No.', 6);
const nameEn = column('nameEn', '英語名', 24, { max: 200 });
const lines = (key: string, title: string, width: number): ColumnFormat =>
  column(key, title, width, { kind: 'lines', max: 2000 });

/** Sheets a definition is written to and read from, with every column in its order. */
export const SHEETS: Readonly<Record<SheetKey, SheetFormat>> = {
  definition: {
    key: 'definition',
    name: '表紙',
    file: 'definition.csv',
    columns: [
      column('titleJa', '表題', 60, { needed: true, max: 200 }),
      column('id', '定義書ID', 30, { needed: true, max: 100 }),
      column('version', '版', 8, { kind: 'number', needed: true, max: 1_000_000 }),
    ],
  },
  tables: {
    key: 'tables',
    name: 'テーブル一覧',
    file: 'tables.csv',
    columns: [
      NO,
      name('name', 'テーブル物理名'),
      column('nameJa', 'テーブル名', 24, { needed: true, max: 100 }),
      nameEn,
      column('sourceKind', '情報源', 14, { needed: true }),
      lines('description', '説明', 48),
      column('grain', '1行の単位', 28, { max: 500, kind: 'lines' }),
      column('key', '主キー', 32, { needed: true, max: 4000 }),
      column('references', '参照', 36, { kind: 'lines', max: 20_000 }),
      note('count', '項目数', 8),
    ],
  },
  items: {
    key: 'items',
    name: '項目一覧',
    file: 'items.csv',
    columns: [
      NO,
      name('table', 'テーブル物理名', 18),
      note('tableJa', 'テーブル名', 14),
      name('name', '項目物理名', 20),
      column('nameJa', '項目名', 20, { needed: true, max: 100 }),
      { ...nameEn, width: 18 },
      column('type', '型', 8, { needed: true }),
      column('length', '最大文字数', 7, { kind: 'number', max: 1_000_000 }),
      column('format', '書式', 12, { max: 100 }),
      column('required', '必須', 7),
      column('pattern', '形式（正規表現）', 18, { max: 500, exact: true }),
      column('unit', '単位', 10, { max: 50 }),
      column('codeTable', 'コード表', 14, { max: 63 }),
      column('class', '分類', 10, { needed: true }),
      column('sources', '取得元', 28, { kind: 'lines', max: 10_100 }),
      lines('meaning', '意味', 30),
      lines('caution', '留意事項', 32),
      lines('cleansing', 'クレンジング', 32),
    ],
  },
  codeTables: {
    key: 'codeTables',
    name: 'コード表一覧',
    file: 'code-tables.csv',
    columns: [
      NO,
      name('name', 'コード表物理名'),
      column('nameJa', 'コード表名', 30, { needed: true, max: 100 }),
      column('version', '版', 14, { needed: true, max: 50 }),
      column('source', '出典', 60, { max: 500 }),
      note('count', 'コード数', 9),
    ],
  },
  codes: {
    key: 'codes',
    name: 'コード値',
    file: 'codes.csv',
    columns: [
      NO,
      name('table', 'コード表物理名'),
      note('tableJa', 'コード表名', 30),
      column('code', 'コード', 16, { needed: true, max: 64 }),
      column('text', '意味', 60, { needed: true, max: 500, kind: 'lines' }),
    ],
  },
};

export const SHEET_ORDER: readonly SheetKey[] = [
  'definition',
  'tables',
  'items',
  'codeTables',
  'codes',
];
