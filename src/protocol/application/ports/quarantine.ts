import type { Facts } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import type { Via } from './incoming-channels.js';

export interface Suspect {
  /** As the envelope claims, unverified; absent when it cannot be read. */
  readonly peer?: string;
  readonly sequence?: number;
  /** As received; of an oversized envelope its beginning. */
  readonly raw: Buffer;
  /** Size as received. */
  readonly bytes: number;
  /** Of the whole as received, lower-case hex. */
  readonly sha256: string;
  readonly code: string;
  readonly facts: Facts;
  readonly ja: string;
  readonly en: string;
  readonly via: Via;
  readonly at: Date;
}

export interface Quarantined extends Omit<Suspect, 'raw' | 'at'> {
  readonly id: string;
  /** How often the same bytes came for the same reason. */
  readonly occurrences: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Set when the channel has passed its number with an intact envelope. */
  readonly resolvedAt: Date | null;
}

export abstract class Quarantine {
  /** The same bytes for the same reason are counted, not stored again. */
  abstract put(tx: Tx, suspect: Suspect): Promise<void>;
  abstract resolve(tx: Tx, peer: string, sequence: number, at: Date): Promise<void>;
  /** Newest first. */
  abstract list(tx: Tx): Promise<Quarantined[]>;
}
