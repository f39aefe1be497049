import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { FeeAllocation } from '../../domain/fee-allocation.js';

export abstract class FeeAllocationStore {
  /** Newest first; with a case number, those of cases with this number. */
  abstract all(tx: Tx, caseNumber?: string): Promise<FeeAllocation[]>;
  abstract add(tx: Tx, allocation: FeeAllocation): Promise<void>;
  /** What the newest allocation with this request gives it, in yen exclusive of tax. */
  abstract shareOf(tx: Tx, requestId: string): Promise<number | undefined>;
}
