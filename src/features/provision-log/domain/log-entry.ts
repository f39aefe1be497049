import { canonicalText } from '../../../kernel/canonical-text.js';
import type { LocalDate } from '../../../kernel/time.js';
import { leafHash, type Hash } from './merkle-log.js';
import type { Direction, RecordedParty } from './record-form.js';

export interface TableRows {
  readonly table: string;
  readonly rows: number;
}

interface Entry {
  /** Version of the form of this entry. */
  readonly version: 1;
  /** Position in the log, from 0. */
  readonly sequence: number;
  readonly retainUntil: LocalDate;
}

/** 提供記録・受領記録の共通事項: what all persons of one package have in common. */
export interface HandoverEntry extends Entry {
  readonly kind: 'handover';
  readonly id: string;
  readonly direction: Direction;
  /** Version of the record form (fields by rule) that was in force. */
  readonly form: string;
  readonly counterpart: RecordedParty;
  readonly handedOverOn: LocalDate;
  /** 取得の経緯; recorded by the recipient. */
  readonly acquisition?: string;
  readonly packageId: string;
  readonly packageName: string;
  readonly caseNumber: string;
  readonly contractId: string;
  readonly items: readonly { readonly table: string; readonly items: readonly string[] }[];
  readonly persons: number;
  readonly rows: readonly TableRows[];
  /** `digestRoot` of its persons. */
  readonly digestRoot: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** One person of one package. What identifies the person is present as hashes only. */
export interface PersonEntry extends Entry {
  readonly kind: 'person';
  /** Id of the hand-over. */
  readonly handover: string;
  readonly tables: readonly TableRows[];
  /** Keyed digest both sides compute alike (transfer's hand-over record), 64 hex digits. */
  readonly digest: string;
  /** `personHash` of the salted person. */
  readonly person: string;
  /** SHA-256 (hex) of the sealed person as stored. */
  readonly sealed: string;
  /** SHA-256 (hex) over the two keyed hashes the record is found by. */
  readonly lookup: string;
}

/** 匿名加工医療情報の提供記録: what was handed to the data user. */
export interface DeliveryEntry extends Entry {
  readonly kind: 'delivery';
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly deliveredOn: LocalDate;
  /** The organisation it was handed to. */
  readonly dataUser: RecordedParty;
  /** What was handed over, as the specification names it. */
  readonly content: string;
  readonly method: string;
  readonly persons: number;
  readonly rows: readonly TableRows[];
  /** SHA-256 (hex) of the delivered file or of its delivery document. */
  readonly documentSha256: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export type LogEntry = HandoverEntry | PersonEntry | DeliveryEntry;
export type EntryKind = LogEntry['kind'];

/** Leaf hash of the log: over the canonical JSON of the entry. */
export const entryHash = (entry: LogEntry): Hash => leafHash(canonicalText(entry));

/** A leaf as it stands in the log. */
export interface Leaf {
  readonly sequence: number;
  readonly kind: EntryKind;
  readonly hash: Hash;
}

export const leafOf = (entry: LogEntry): Leaf => ({
  sequence: entry.sequence,
  kind: entry.kind,
  hash: entryHash(entry),
});
