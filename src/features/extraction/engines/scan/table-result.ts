import type { FindingGroup } from '../../domain/check-findings.js';
import type { GroupContent } from './bytes/row-groups.js';
import type { StoredTexts } from './bytes/text-store.js';

/** Texts kept of each person, in this order; tables without the item keep none. */
export const PERSON_ITEMS = [
  'institution_code',
  'patient_id',
  'name_kana',
  'birth_date',
  'sex',
  'name_kanji',
] as const;

/** Persons of one table. */
export interface TablePersons {
  readonly groups: GroupContent;
  readonly texts: StoredTexts;
}

/** Rows that refer to another table. */
export interface TableReference {
  readonly table: string;
  readonly column: string;
  readonly groups: GroupContent;
}

/** Earliest day (yyyymmdd) of each person in one column, and its row; 0 where there is none. */
export interface EarliestDays {
  readonly column: string;
  readonly days: Int32Array<ArrayBuffer>;
  readonly rows: Uint32Array<ArrayBuffer>;
}

/** Possible names in the free texts of one item, by person. */
export interface NamesInTexts {
  readonly column: string;
  readonly slots: Int32Array<ArrayBuffer>;
}

/** What one pass over one table gathers; can be handed from thread to thread. */
export interface TableResult {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** The header is right; otherwise rows were counted, but not checked. */
  readonly isReadable: boolean;
  readonly findings: readonly FindingGroup[];
  /** Hashes of the keys; null where the contract leaves out part of the key. */
  readonly keys: Int32Array<ArrayBuffer> | null;
  readonly references: readonly TableReference[];
  readonly persons: TablePersons;
  readonly earliest: readonly EarliestDays[];
  readonly names: readonly NamesInTexts[];
}
