import { In } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { PackageStore } from '../application/ports/package.store.js';
import type { TransferPackage } from '../domain/states/package.js';
import { PackageEntity } from './transfer.entities.js';

const LOCK = { mode: 'pessimistic_write' } as const;
const OLDEST_FIRST = { id: 'ASC' } as const;

export class TypeOrmPackageStore extends PackageStore {
  async find(tx: Tx, id: string): Promise<TransferPackage | undefined> {
    const row = await managerOf(tx).findOneBy(PackageEntity, { id });
    return row ? withoutNulls(row) : undefined;
  }

  async lock(tx: Tx, id: string): Promise<TransferPackage | undefined> {
    const row = await managerOf(tx).findOne(PackageEntity, { where: { id }, lock: LOCK });
    return row ? withoutNulls(row) : undefined;
  }

  async all(tx: Tx): Promise<TransferPackage[]> {
    const rows = await managerOf(tx).find(PackageEntity, { order: { id: 'DESC' } });
    return rows.map(withoutNulls);
  }

  async ofRequests(tx: Tx, requestIds: readonly string[]): Promise<TransferPackage[]> {
    const where = { requestId: In(requestIds) };
    const rows = await managerOf(tx).find(PackageEntity, { where, order: OLDEST_FIRST });
    return rows.map(withoutNulls);
  }

  async ofCase(tx: Tx, caseNumber: string): Promise<TransferPackage[]> {
    const where = { caseNumber };
    const rows = await managerOf(tx).find(PackageEntity, { where, order: OLDEST_FIRST });
    return rows.map(withoutNulls);
  }

  add(tx: Tx, pack: TransferPackage): Promise<boolean> {
    return insertOnce(tx, PackageEntity, pack);
  }

  async save(tx: Tx, pack: TransferPackage): Promise<void> {
    const { state, ticket, extraction, findings, seal, sealedBy } = pack;
    const { passphraseMessage, consignment, arrival, opening, reasons } = pack;
    const changing = { ticket, extraction, findings, seal, sealedBy };
    const later = { passphraseMessage, consignment, arrival, opening, reasons };
    const change = { state, ...nulled({ ...changing, ...later }) };
    await managerOf(tx).update(PackageEntity, { id: pack.id }, change);
  }
}

/** TypeORM leaves undefined columns as they are; what became void must go. */
const nulled = (columns: Readonly<Record<string, unknown>>): Record<string, never> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, value ?? null]),
  ) as Record<string, never>;
