import { ArrayContains } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { BasicContractStore } from '../application/ports/basic-contract.store.js';
import type { BasicContract } from '../domain/basic-contract.js';
import { BasicContractEntity } from './contract.entities.js';

const NEWEST_FIRST = { id: 'DESC' } as const;

export class TypeOrmBasicContractStore extends BasicContractStore {
  async find(tx: Tx, id: string): Promise<BasicContract | undefined> {
    return (await managerOf(tx).findOneBy(BasicContractEntity, { id })) ?? undefined;
  }

  async lock(tx: Tx, id: string): Promise<BasicContract | undefined> {
    const row = await managerOf(tx).findOne(BasicContractEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ?? undefined;
  }

  all(tx: Tx): Promise<BasicContract[]> {
    return managerOf(tx).find(BasicContractEntity, { order: NEWEST_FIRST });
  }

  withParty(tx: Tx, operator: string): Promise<BasicContract[]> {
    const where = { parties: ArrayContains([operator]) };
    return managerOf(tx).find(BasicContractEntity, { where, order: NEWEST_FIRST });
  }

  async add(tx: Tx, { parties, ...contract }: BasicContract): Promise<void> {
    await managerOf(tx).insert(BasicContractEntity, { ...contract, parties: [...parties] });
  }

  async save(tx: Tx, { id, state, parties }: BasicContract): Promise<void> {
    await managerOf(tx).update(BasicContractEntity, { id }, { state, parties: [...parties] });
  }
}
