import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedCheckpoint } from '../../domain/checkpoint.js';
import type { Leaf } from '../../domain/log-entry.js';
import type { Frontier, Hash } from '../../domain/merkle-log.js';

export interface StoredCheckpoint extends SignedCheckpoint {
  readonly size: number;
}

/** The Merkle log itself; every part of it is only ever added to. */
export abstract class LogStore {
  /** Waits until no other transaction appends; held to the end of the transaction. */
  abstract lock(tx: Tx): Promise<void>;
  /** Undefined if the kept frontier contradicts its own root or the number of leaves: the log is broken. */
  abstract head(tx: Tx): Promise<Frontier | undefined>;
  abstract addLeaves(tx: Tx, leaves: readonly Leaf[]): Promise<void>;
  abstract addHead(tx: Tx, head: Frontier, at: string): Promise<void>;
  /** Leaf hashes of positions `from` (inclusive) to `to` (exclusive), in order. */
  abstract leaves(tx: Tx, from: number, to: number): Promise<Hash[]>;
  abstract newestCheckpoint(tx: Tx): Promise<StoredCheckpoint | undefined>;
  abstract checkpointOf(tx: Tx, size: number): Promise<StoredCheckpoint | undefined>;
  abstract addCheckpoint(tx: Tx, checkpoint: StoredCheckpoint): Promise<void>;
}
