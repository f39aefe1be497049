import { ArrayContains } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { FeeAllocationStore } from '../application/ports/fee-allocation.store.js';
import type { FeeAllocation } from '../domain/fee-allocation.js';
import { FeeAllocationEntity } from './fee-allocation.entity.js';

const NEWEST_FIRST = { id: 'DESC' } as const;

export class TypeOrmFeeAllocationStore extends FeeAllocationStore {
  async all(tx: Tx, caseNumber?: string): Promise<FeeAllocation[]> {
    const where = caseNumber === undefined ? {} : { caseNumber };
    const rows = await managerOf(tx).find(FeeAllocationEntity, { where, order: NEWEST_FIRST });
    return rows.map(({ allocation }) => allocation);
  }

  async add(tx: Tx, allocation: FeeAllocation): Promise<void> {
    const { id, caseNumber, shares } = allocation;
    const requestIds = shares.map(({ requestId }) => requestId);
    await managerOf(tx).insert(FeeAllocationEntity, { id, caseNumber, requestIds, allocation });
  }

  async shareOf(tx: Tx, requestId: string): Promise<number | undefined> {
    const row = await managerOf(tx).findOne(FeeAllocationEntity, {
      where: { requestIds: ArrayContains([requestId]) },
      order: NEWEST_FIRST,
    });
    return row?.allocation.shares.find((share) => share.requestId === requestId)?.feeYen;
  }
}
