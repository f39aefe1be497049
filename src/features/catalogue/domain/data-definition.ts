/** データ項目の分類. Class of an item for the anonymisation that follows. */
export type ItemClass = 'identifier' | 'quasi-identifier' | 'static-attribute' | 'history';

/**
 * How a value is written in CSV: `date` YYYY-MM-DD, `datetime` YYYY-MM-DDThh:mm:ss (local time of the
 * institution, a shorter source value stays shorter: YYYY-MM-DD), `integer`, `decimal`, `string`.
 */
export type ItemType = 'string' | 'integer' | 'decimal' | 'date' | 'datetime';

/** 情報源の種別. Where the rows of a table come from; `common` belongs to no single source. */
export type SourceKind = 'common' | 'ss-mix2' | 'mml' | 'receipt' | 'dpc' | 'registry';

/** データ項目. One column of a table. */
export interface DataItem {
  /** Column name in the CSV, snake_case. */
  readonly name: string;
  readonly nameJa: string;
  readonly nameEn?: string;
  readonly type: ItemType;
  /** Longest value in characters (code points). */
  readonly length?: number;
  /** 書式: how a value is written, for people, e.g. `YYYYMMDD` or `GYYMMDD`. */
  readonly format?: string;
  readonly required?: boolean;
  /** Regular expression the whole value matches. */
  readonly pattern?: string;
  readonly unit?: string;
  /** Name of a code table of this definition. */
  readonly codeTable?: string;
  readonly class: ItemClass;
  /** 取得元: where the value stands in each source, e.g. `SS-MIX2 ADT-00 PID-7`. */
  readonly sources?: readonly string[];
  /** 意味: what the value says. */
  readonly meaning?: string;
  /** 留意事項: what a reader of the values must know. */
  readonly caution?: string;
  /** クレンジング: what a recipient must do or know before cleansing. */
  readonly cleansing?: string;
}

/** Every row's `columns` must occur as the key of `table`. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
}

export interface DataTable {
  readonly name: string;
  readonly nameJa: string;
  readonly nameEn?: string;
  readonly sourceKind: SourceKind;
  readonly description?: string;
  /** 1行の単位: what one row stands for. */
  readonly grain?: string;
  /** Columns whose values together occur once. */
  readonly key: readonly string[];
  readonly references?: readonly Reference[];
  readonly items: readonly DataItem[];
}

export interface CodeTable {
  readonly name: string;
  readonly nameJa: string;
  readonly version: string;
  /** 出典: the standard or publication the codes are taken from. */
  readonly source?: string;
  readonly codes: Readonly<Record<string, string>>;
}

/** データ定義書. A published version is immutable; its SHA-256 over canonical JSON names it exactly. */
export interface DataDefinition {
  readonly id: string;
  readonly version: number;
  readonly titleJa: string;
  readonly tables: readonly DataTable[];
  readonly codeTables: readonly CodeTable[];
}

/** Columns of one table that an individual contract covers, in the order of the definition. */
export interface ContractedTable {
  readonly table: string;
  readonly items: readonly string[];
}
