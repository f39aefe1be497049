import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Discrepancy } from '../../domain/states/discrepancy-process.js';

export abstract class DiscrepancyStore {
  abstract find(tx: Tx, id: string): Promise<Discrepancy | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<Discrepancy | undefined>;
  /** Oldest first. */
  abstract all(tx: Tx): Promise<Discrepancy[]>;
  abstract ofPackage(tx: Tx, packageId: string): Promise<Discrepancy[]>;
  /** False where the id is taken. */
  abstract add(tx: Tx, discrepancy: Discrepancy): Promise<boolean>;
  /** Saves what changes; the report never does. */
  abstract save(tx: Tx, discrepancy: Discrepancy): Promise<void>;
}
