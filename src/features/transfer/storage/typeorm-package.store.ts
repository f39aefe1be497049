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

  async ofContract(tx: Tx, contractId: string): Promise<TransferPackage[]> {
    const where = { contractId };
    const rows = await managerOf(tx).find(PackageEntity, { where, order: OLDEST_FIRST });
    return rows.map(withoutNulls);
  }

  async idsProvided(tx: Tx): Promise<string[]> {
    const where = { direction: 'provided' as const };
    const select = { id: true } as const;
    const rows = await managerOf(tx).find(PackageEntity, { where, select, order: OLDEST_FIRST });
    return rows.map(({ id }) => id);
  }

  add(tx: Tx, pack: TransferPackage): Promise<boolean> {
    return insertOnce(tx, PackageEntity, pack);
  }

  async save(tx: Tx, pack: TransferPackage): Promise<void> {
    const { state, ticket, extraction, findings, seal, sealedBy } = pack;
    const { passphraseMessage, consignment, arrival, opening, reasons } = pack;
    const {
      voided,
      optOuts,
      notices,
      release,
      recall,
      acceptedOn,
      proposedArrival,
      proposedGiveUp,
      upload,
    } = pack;
    const made = { ticket, extraction, findings, seal, sealedBy, passphraseMessage };
    const arrived = { proposedArrival, arrival, proposedGiveUp, opening, reasons, acceptedOn };
    const travelled = { consignment, release, ...arrived };
    const change = {
      state,
      ...nulled({ ...made, ...travelled, voided, optOuts, notices, recall, upload }),
    };
    await managerOf(tx).update(PackageEntity, { id: pack.id }, change);
  }
}

/** TypeORM leaves undefined columns as they are; what became void must go. */
const nulled = (columns: Readonly<Record<string, unknown>>): Record<string, never> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, value ?? null]),
  ) as Record<string, never>;
