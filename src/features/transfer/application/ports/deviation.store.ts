import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Deviation } from '../../domain/media/deviation.js';

/** Deviations of both sides, oldest first. */
export abstract class DeviationStore {
  abstract all(tx: Tx): Promise<Deviation[]>;
  abstract ofPackage(tx: Tx, packageId: string): Promise<Deviation[]>;
  /** Locked until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<Deviation | undefined>;
  /** False where the id is taken. */
  abstract add(tx: Tx, deviation: Deviation): Promise<boolean>;
  abstract save(tx: Tx, deviation: Deviation): Promise<void>;
}
