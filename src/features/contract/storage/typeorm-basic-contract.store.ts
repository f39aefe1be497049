import { ArrayContains } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { BasicContractStore } from '../application/ports/basic-contract.store.js';
import type { BasicContract } from '../domain/basic-contract.js';
import { partiesOf } from '../domain/contract-document.js';
import { BasicContractEntity } from './contract.entities.js';

const NEWEST_FIRST = { id: 'DESC' } as const;

export class TypeOrmBasicContractStore extends BasicContractStore {
  async find(tx: Tx, id: string): Promise<BasicContract | undefined> {
    const row = await managerOf(tx).findOneBy(BasicContractEntity, { id });
    return row ? contractOf(row) : undefined;
  }

  async lock(tx: Tx, id: string): Promise<BasicContract | undefined> {
    const row = await managerOf(tx).findOne(BasicContractEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? contractOf(row) : undefined;
  }

  async all(tx: Tx): Promise<BasicContract[]> {
    const rows = await managerOf(tx).find(BasicContractEntity, { order: NEWEST_FIRST });
    return rows.map(contractOf);
  }

  async withParty(tx: Tx, operator: string): Promise<BasicContract[]> {
    const where = { parties: ArrayContains([operator]) };
    const rows = await managerOf(tx).find(BasicContractEntity, { where, order: NEWEST_FIRST });
    return rows.map(contractOf);
  }

  add(tx: Tx, contract: BasicContract): Promise<boolean> {
    const parties = partiesOf(contract.document);
    return insertOnce(tx, BasicContractEntity, { ...contract, parties });
  }

  async save(tx: Tx, { id, state, termination }: BasicContract): Promise<void> {
    await managerOf(tx).update(BasicContractEntity, { id }, { state, termination });
  }
}

const contractOf = ({ parties: _, ...contract }: BasicContractEntity): BasicContract => contract;
