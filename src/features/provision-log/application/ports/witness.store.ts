import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Witness } from '../../domain/bundle-format.js';
import type { SignedCheckpoint } from '../../domain/checkpoint.js';

/** A peer's checkpoint as it came in; `problem` names why it does not hold. */
export interface ReceivedCheckpoint extends SignedCheckpoint {
  readonly peer: string;
  readonly size: number;
  readonly publicKey: string;
  readonly problem: string | null;
  readonly receivedAt: string;
}

/** Checkpoints of peers that this gateway witnessed, and peers' signatures on its own. Only added to. */
export abstract class WitnessStore {
  /** Size of the newest own checkpoint sent to the peer; 0 if none. */
  abstract sentSize(tx: Tx, peer: string): Promise<number>;
  abstract addSent(tx: Tx, peer: string, size: number, at: string): Promise<void>;
  /** The peer's newest checkpoint without a problem. */
  abstract newestSound(tx: Tx, peer: string): Promise<ReceivedCheckpoint | undefined>;
  abstract received(tx: Tx): Promise<ReceivedCheckpoint[]>;
  abstract addReceived(tx: Tx, checkpoint: ReceivedCheckpoint): Promise<void>;
  abstract witnesses(tx: Tx): Promise<Witness[]>;
  abstract addWitness(tx: Tx, size: number, witness: Witness): Promise<void>;
}
