import type { Actor } from '../../../../kernel/actor.js';
import type { Outcome } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';

/** 逸脱, as far as it holds a package back: which one, and of what kind (lower-case words, no free text). */
export interface OpenDeviation {
  readonly id: string;
  readonly packageId: string;
  readonly kind: string;
  /** ISO 8601 instant. */
  readonly openedAt: string;
}

/** What was found of a package, e.g. `seal-broken`: each kind opens one deviation. */
export interface FoundDeviations {
  readonly packageId: string;
  /** Operator code of the other side, who is told. */
  readonly counterpart: string;
  readonly kinds: readonly string[];
}

/** Deviations of a package's medium or custody. */
export abstract class Deviations {
  /**
   * Deviations of the package that two persons have not closed yet, at either side, oldest first; also those that only
   * the clock tells (late). None: nothing holds the passphrase back.
   */
  abstract openFor(tx: Tx, packageId: string): Promise<readonly OpenDeviation[]>;

  /** Called where an arrival does not fit its announcement, in the transaction that records it. */
  abstract open(tx: Tx, actor: Actor, found: FoundDeviations): Promise<Outcome<unknown>>;
}
