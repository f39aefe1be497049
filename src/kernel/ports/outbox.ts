import type { Tx } from './transactions.js';

/** A message to another gateway; `type` names its schema in contracts/wire, e.g. `basic-contract.proposed`. */
export interface OutgoingMessage {
  readonly to: string;
  readonly type: string;
  readonly body: unknown;
}

/** Puts a message on the peer's channel within the caller's transaction. */
export abstract class Outbox {
  abstract send(tx: Tx, message: OutgoingMessage): Promise<void>;
}
