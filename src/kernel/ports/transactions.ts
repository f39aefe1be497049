import type { Outcome } from '../outcome.js';

/** An open transaction: opaque to use cases, known to stores. */
export abstract class Tx {
  protected readonly brand = 'tx';
}

/**
 * Opens the one transaction of a command. State change, audit entry, outgoing message and job row
 * commit together; a refusal rolls everything back.
 *
 * Within an HTTP request that carries an `Idempotency-Key`, the outcome is stored in the same
 * transaction, and a repeated request gets the stored outcome instead of a second effect. The value
 * must therefore be plain JSON.
 */
export abstract class Transactions {
  abstract run<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Reads without the idempotency of commands. */
  abstract read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
