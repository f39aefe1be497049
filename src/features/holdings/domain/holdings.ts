import type { LocalDate } from '../../../kernel/time.js';
import type { Period } from './month.js';

/** A number of rows, persons or values; of a small one, others learn only below what it lies. */
export type Count = number | { readonly lessThan: number };

/** 項目の保有状況. Values that are not empty. */
export interface ItemHoldings {
  readonly item: string;
  readonly values: Count;
  /** Months of the rows with a value; null where no such row is dated. */
  readonly period: Period | null;
  /** Months within the period without any value. */
  readonly gaps: readonly Period[];
}

/** 表の保有状況. */
export interface TableHoldings {
  readonly table: string;
  /** Item whose date dates a row; null where the table's rows are not dated. */
  readonly dated: string | null;
  readonly rows: Count;
  /** Rows of a dated table whose date is empty, unreadable or after the count. */
  readonly undated: Count;
  /** Null where the rows do not tell the person. */
  readonly persons: Count | null;
  readonly institutions: Count | null;
  readonly period: Period | null;
  readonly gaps: readonly Period[];
  /** Items that stand in the operator's data, in the order of the definition; others it does not hold. */
  readonly items: readonly ItemHoldings[];
}

/** How counts and periods are made coarser before others see them. */
export interface CoarseningRule {
  /** Counts from 1 to below this are told as "less than"; 1 tells every count. */
  readonly smallest: number;
  /** Digits kept of larger counts, rounded down; 0 keeps all. */
  readonly digits: number;
  readonly period: 'month' | 'year';
}

/** 保有期間・件数. What one operator holds of one version of the data definition. */
export interface Holdings {
  readonly kind: 'yuzu.holdings';
  readonly schemaVersion: 1;
  readonly definition: { readonly id: string; readonly version: number; readonly sha256: string };
  /** Day on which it was counted. */
  readonly asOf: LocalDate;
  /** Null: counted exactly. */
  readonly coarsened: CoarseningRule | null;
  readonly tables: readonly TableHoldings[];
}

export interface OperatorHoldings {
  readonly operator: string;
  readonly holdings: Holdings;
}

export interface ItemName {
  readonly table: string;
  readonly item: string;
}

export const isNone = (count: Count): boolean => count === 0;
export const isTooFew = (count: Count): count is { readonly lessThan: number } =>
  typeof count !== 'number';

/** e.g. `1204`, or `<10` of a small count. */
export const countText = (count: Count): string =>
  isTooFew(count) ? `<${count.lessThan}` : String(count);
