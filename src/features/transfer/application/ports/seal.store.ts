import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Seal } from '../../domain/media/seal.js';

/** 封印の台帳 of this operator. */
export abstract class SealStore {
  /** By number. */
  abstract all(tx: Tx): Promise<Seal[]>;
  /** Locked: who looks at an unused seal in order to use it is alone with it. */
  abstract lock(tx: Tx, number: string): Promise<Seal | undefined>;
  /** Numbers that were registered before; the others are now. */
  abstract add(tx: Tx, seals: readonly Seal[]): Promise<string[]>;
  abstract save(tx: Tx, seal: Seal): Promise<void>;
}
