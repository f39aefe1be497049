import type { Tx } from '../../../kernel/ports/transactions.js';
import type { IncomingPosition } from '../../channel/decide-arrival.js';

export type Via = 'https' | 'bundle';

/** One line of the incoming log, with the signed envelope as evidence. */
export interface ReceivedEnvelope {
  readonly id: string;
  readonly sequence: number;
  readonly digest: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly receivedAt: Date;
  readonly via: Via;
  readonly result: 'applied' | 'refused';
  /** Code of the refusal. */
  readonly refusal?: string;
  readonly text: string;
}

export abstract class IncomingChannels {
  /** Locks the channel until the transaction ends: one envelope is applied once. */
  abstract lock(tx: Tx, peer: string): Promise<IncomingPosition>;
  /** Digest of the envelope applied under this number. */
  abstract digestAt(tx: Tx, peer: string, sequence: number): Promise<string | undefined>;
  /** Logs the envelope and advances the channel to it; after `lock`. */
  abstract append(tx: Tx, peer: string, envelope: ReceivedEnvelope): Promise<void>;
  abstract position(tx: Tx, peer: string): Promise<IncomingPosition>;
}
