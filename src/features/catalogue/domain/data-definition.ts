/** データ項目の分類. Class of an item for the anonymisation that follows. */
export type ItemClass = 'identifier' | 'quasi-identifier' | 'static-attribute' | 'history';

/**
 * How a value is written in CSV: `date` YYYY-MM-DD, `datetime` YYYY-MM-DDThh:mm:ss (local time of the
 * institution, a shorter source value stays shorter: YYYY-MM-DD), `integer`, `decimal`, `string`.
 */
export type ItemType = 'string' | 'integer' | 'decimal' | 'date' | 'datetime';

/** データ項目. One column of a table. */
export interface DataItem {
  /** Column name in the CSV, snake_case. */
  readonly name: string;
  readonly nameJa: string;
  readonly type: ItemType;
  /** Longest value in characters (code points). */
  readonly length?: number;
  readonly required?: boolean;
  /** Regular expression the whole value matches. */
  readonly pattern?: string;
  readonly unit?: string;
  /** Name of a code table of this definition. */
  readonly codeTable?: string;
  readonly class: ItemClass;
  /** Where the value stands in the source, e.g. `SS-MIX2 ADT-00 PID-7`. */
  readonly source?: string;
  /** What a recipient must know before cleansing. */
  readonly note?: string;
}

export interface DataTable {
  readonly name: string;
  readonly nameJa: string;
  /** Columns whose values together occur once. */
  readonly key: readonly string[];
  /** Every row's `columns` must occur as the key of `table`. */
  readonly references?: readonly { readonly columns: readonly string[]; readonly table: string }[];
  readonly items: readonly DataItem[];
}

export interface CodeTable {
  readonly name: string;
  readonly nameJa: string;
  readonly version: string;
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
