import type { SourceFinding } from './source-finding.js';

/** 取込元の形式. */
export const SOURCE_KINDS = ['ss-mix2', 'csv', 'tsv', 'uke', 'dpc', 'mml', 'postgres'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** 文字コード of a source's files, where it is declared; `shift_jis` is Windows-31J (CP932). */
export const SOURCE_ENCODINGS = ['utf-8', 'iso-2022-jp', 'euc-jp', 'shift_jis'] as const;
export type SourceEncoding = (typeof SOURCE_ENCODINGS)[number];

/**
 * What to do with an SS-MIX2 message whose PID-3 is not the patient id of its path:
 * `withhold` reports the file and does not read it; `report` reads it under the path's patient id.
 */
export const IDENTITY_RULES = ['withhold', 'report'] as const;
export type IdentityRule = (typeof IDENTITY_RULES)[number];

/** One row of one table of the data definition, values by item name; a missing name is an empty value. */
export interface SourceRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string>>;
  /** File (and line) the row comes from, relative to the source. */
  readonly place: string;
}

/**
 * What became of the source's files (SS-MIX2) or records (CSV): each counts exactly once, so
 * found = read + replaced + deleted + notInDefinition + withheld.
 */
export interface SourceTally {
  readonly unit: 'file' | 'record';
  readonly found: number;
  readonly read: number;
  /** A later message of the same order took their place. */
  readonly replaced: number;
  /** Condition flag 0. */
  readonly deleted: number;
  /** Kinds of messages the data definition does not cover. */
  readonly notInDefinition: number;
  /** Reported and not read. */
  readonly withheld: number;
}

/** A piece of the source, in deterministic order. A person's patient row precedes all their other rows. */
export interface SourceBatch {
  readonly rows: readonly SourceRow[];
  readonly findings: readonly SourceFinding[];
  readonly tally: SourceTally;
}

export const emptyTally = (unit: SourceTally['unit']): SourceTally => ({
  unit,
  found: 0,
  read: 0,
  replaced: 0,
  deleted: 0,
  notInDefinition: 0,
  withheld: 0,
});

export const addTally = (a: SourceTally, b: SourceTally): SourceTally => ({
  unit: b.unit,
  found: a.found + b.found,
  read: a.read + b.read,
  replaced: a.replaced + b.replaced,
  deleted: a.deleted + b.deleted,
  notInDefinition: a.notInDefinition + b.notInDefinition,
  withheld: a.withheld + b.withheld,
});
