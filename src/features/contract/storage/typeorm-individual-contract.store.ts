import { Not } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { IndividualContractStore } from '../application/ports/individual-contract.store.js';
import type { EligibleRequest, IndividualContract } from '../domain/individual-contract.js';
import { EligibleRequestEntity, IndividualContractEntity } from './contract.entities.js';

const LOCK = { mode: 'pessimistic_write' } as const;

export class TypeOrmIndividualContractStore extends IndividualContractStore {
  async find(tx: Tx, id: string): Promise<IndividualContract | undefined> {
    const row = await managerOf(tx).findOneBy(IndividualContractEntity, { id });
    return row ? contractOf(row) : undefined;
  }

  async lock(tx: Tx, id: string): Promise<IndividualContract | undefined> {
    const where = { id };
    const row = await managerOf(tx).findOne(IndividualContractEntity, { where, lock: LOCK });
    return row ? contractOf(row) : undefined;
  }

  async all(tx: Tx, requestId?: string): Promise<IndividualContract[]> {
    const rows = await managerOf(tx).find(IndividualContractEntity, {
      where: requestId === undefined ? {} : { requestId },
      order: { id: 'DESC' },
    });
    return rows.map(contractOf);
  }

  async lockCurrent(tx: Tx, requestId: string): Promise<IndividualContract | undefined> {
    const where = { requestId, state: Not('superseded' as const) };
    const row = await managerOf(tx).findOne(IndividualContractEntity, { where, lock: LOCK });
    return row ? contractOf(row) : undefined;
  }

  add(tx: Tx, contract: IndividualContract): Promise<boolean> {
    const { requestId } = contract.document;
    return insertOnce(tx, IndividualContractEntity, { ...contract, requestId });
  }

  async save(tx: Tx, { id, state }: IndividualContract): Promise<void> {
    await managerOf(tx).update(IndividualContractEntity, { id }, { state });
  }

  async request(tx: Tx, requestId: string): Promise<EligibleRequest | undefined> {
    return (await managerOf(tx).findOneBy(EligibleRequestEntity, { requestId })) ?? undefined;
  }

  async addRequest(tx: Tx, request: EligibleRequest): Promise<void> {
    await insertOnce(tx, EligibleRequestEntity, request);
  }
}

const contractOf = ({ requestId: _, ...contract }: IndividualContractEntity): IndividualContract =>
  contract;
