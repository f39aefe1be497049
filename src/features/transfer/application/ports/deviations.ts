import type { Tx } from '../../../../kernel/ports/transactions.js';

/** 逸脱, as far as it holds a package back: which one, and of what kind (lower-case words, no free text). */
export interface OpenDeviation {
  readonly id: string;
  readonly packageId: string;
  readonly kind: string;
  /** ISO 8601 instant. */
  readonly openedAt: string;
}

/** What the release of a passphrase and the opening ask about deviations of a package's medium or custody. */
export abstract class Deviations {
  /**
   * Deviations of the package that two persons have not closed yet, at either side, oldest first; also those that only
   * the clock tells (late). None: nothing holds the passphrase back.
   */
  abstract openFor(tx: Tx, packageId: string): Promise<readonly OpenDeviation[]>;
}
