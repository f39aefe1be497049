import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { DeletionDuty } from '../../domain/states/deletion-duty.js';

export abstract class DeletionDutyStore {
  /** Locked until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<DeletionDuty | undefined>;
  /** Oldest first. */
  abstract all(tx: Tx): Promise<DeletionDuty[]>;
  abstract ofPackage(tx: Tx, packageId: string): Promise<DeletionDuty[]>;
  /** False where the id is taken. */
  abstract add(tx: Tx, duty: DeletionDuty): Promise<boolean>;
  /** Saves what changes; whom it is about never does. */
  abstract save(tx: Tx, duty: DeletionDuty): Promise<void>;
}
