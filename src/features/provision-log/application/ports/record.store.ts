import type { Tx } from '../../../../kernel/ports/transactions.js';
import type {
  DeliveryEntry,
  HandoverEntry,
  LogEntry,
  PersonEntry,
} from '../../domain/log-entry.js';
import type { LookupHashes, StoredPerson } from '../../domain/record-person.js';

/** An entry rebuilt from what is stored now, so that any changed column changes its hash. */
export interface StoredEntry {
  readonly entry: LogEntry;
  /** The sealed person of a person's record. */
  readonly sealed?: string;
}

export interface FoundRecord {
  readonly entry: PersonEntry;
  readonly handover: HandoverEntry;
  readonly sealed: string;
}

export abstract class RecordStore {
  abstract handoverOf(tx: Tx, packageId: string): Promise<HandoverEntry | undefined>;
  abstract addHandover(tx: Tx, entry: HandoverEntry): Promise<void>;
  /** In one statement; meant for some thousand records at a time. */
  abstract addPersons(tx: Tx, persons: readonly StoredPerson[]): Promise<void>;
  /** Digests of the hand-over's persons, ascending. */
  abstract digests(tx: Tx, handoverId: string): Promise<string[]>;
  /** Records found by either keyed hash, oldest first. */
  abstract find(tx: Tx, lookup: Partial<LookupHashes>): Promise<FoundRecord[]>;
  abstract addDelivery(tx: Tx, entry: DeliveryEntry): Promise<void>;
  /** Deliveries of one case, or all; oldest first. */
  abstract deliveries(tx: Tx, caseId?: string): Promise<DeliveryEntry[]>;
  /** Entries at positions `from` (inclusive) to `to` (exclusive) that are there, in order. */
  abstract page(tx: Tx, from: number, to: number): Promise<StoredEntry[]>;
}
