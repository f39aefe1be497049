import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { ConversionStore } from '../application/ports/conversion.store.js';
import type { ConversionState, ConversionVersion } from '../domain/conversion-version.js';
import { ConversionEntity } from './conversion.entities.js';

export class TypeOrmConversionStore extends ConversionStore {
  async find(tx: Tx, id: string): Promise<ConversionVersion | undefined> {
    const row = await managerOf(tx).findOneBy(ConversionEntity, { id });
    return row ? versionOf(row) : undefined;
  }

  async lock(tx: Tx, id: string): Promise<ConversionVersion | undefined> {
    const manager = managerOf(tx);
    const found = await manager.findOneBy(ConversionEntity, { id });
    if (!found) return undefined;
    // All versions of the name in one order: two approvals then wait for each other.
    const rows = await manager.find(ConversionEntity, {
      where: { name: found.name },
      order: { version: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const row = rows.find((one) => one.id === id);
    return row ? versionOf(row) : undefined;
  }

  async active(tx: Tx, name: string): Promise<ConversionVersion | undefined> {
    const row = await managerOf(tx).findOneBy(ConversionEntity, { name, state: 'active' });
    return row ? versionOf(row) : undefined;
  }

  async all(tx: Tx): Promise<ConversionVersion[]> {
    const order = { name: 'ASC', version: 'DESC' } as const;
    return (await managerOf(tx).find(ConversionEntity, { order })).map(versionOf);
  }

  add(tx: Tx, version: ConversionVersion): Promise<boolean> {
    const { name, version: number } = version.ruleSet;
    return insertOnce(tx, ConversionEntity, { ...version, name, version: number });
  }

  async setState(tx: Tx, id: string, state: ConversionState, approvedBy?: string): Promise<void> {
    const approval = approvedBy === undefined ? {} : { approvedBy };
    await managerOf(tx).update(ConversionEntity, { id }, { state, ...approval });
  }
}

const versionOf = ({ name: _, version: __, ...version }: ConversionEntity): ConversionVersion =>
  version;
