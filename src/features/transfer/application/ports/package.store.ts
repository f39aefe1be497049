import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { TransferPackage } from '../../domain/states/package.js';

export abstract class PackageStore {
  abstract find(tx: Tx, id: string): Promise<TransferPackage | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<TransferPackage | undefined>;
  /** Newest first. */
  abstract all(tx: Tx): Promise<TransferPackage[]>;
  abstract ofRequests(tx: Tx, requestIds: readonly string[]): Promise<TransferPackage[]>;
  abstract ofCase(tx: Tx, caseNumber: string): Promise<TransferPackage[]>;
  /** Oldest first, of both directions. */
  abstract ofContract(tx: Tx, contractId: string): Promise<TransferPackage[]>;
  /** Ids of all packages this operator provides, oldest first: the order in which they are locked. */
  abstract idsProvided(tx: Tx): Promise<string[]>;
  /** False where id or name is taken. */
  abstract add(tx: Tx, pack: TransferPackage): Promise<boolean>;
  /** Saves what changes; name, parties and contract never do. */
  abstract save(tx: Tx, pack: TransferPackage): Promise<void>;
}
