import { In, Not } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { IndividualContractStore } from '../application/ports/individual-contract.store.js';
import type { EligibleRequest, IndividualContract } from '../domain/individual-contract.js';
import { EligibleRequestEntity, IndividualContractEntity } from './individual-contract.entities.js';

export class TypeOrmIndividualContractStore extends IndividualContractStore {
  async find(tx: Tx, id: string): Promise<IndividualContract | undefined> {
    return (await managerOf(tx).findOneBy(IndividualContractEntity, { id })) ?? undefined;
  }

  all(tx: Tx, requestId?: string): Promise<IndividualContract[]> {
    return managerOf(tx).find(IndividualContractEntity, {
      where: requestId === undefined ? {} : { requestId },
      order: { id: 'DESC' },
    });
  }

  async lockCurrent(tx: Tx, requestId: string): Promise<IndividualContract | undefined> {
    const row = await managerOf(tx).findOne(IndividualContractEntity, {
      where: { requestId, state: Not(In(['superseded', 'abandoned'])) },
      lock: { mode: 'pessimistic_write' },
    });
    return row ?? undefined;
  }

  add(tx: Tx, contract: IndividualContract): Promise<boolean> {
    return insertOnce(tx, IndividualContractEntity, { ...contract });
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
