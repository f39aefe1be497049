import { And, In, LessThan, MoreThanOrEqual } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import {
  RecordStore,
  type FoundRecord,
  type StoredEntry,
} from '../application/ports/record.store.js';
import type { DeliveryEntry, HandoverEntry } from '../domain/log-entry.js';
import type { LookupHashes, StoredPerson } from '../domain/record-person.js';
import { DeliveryEntity, HandoverEntity, RecordEntity } from './record.entities.js';
import {
  ADD_PERSONS,
  columnsOf,
  deliveryOfRow,
  handoverOfRow,
  personOfRow,
} from './stored-entries.js';

export class TypeOrmRecordStore extends RecordStore {
  async handoverOf(tx: Tx, packageId: string): Promise<HandoverEntry | undefined> {
    const row = await managerOf(tx).findOneBy(HandoverEntity, { packageId });
    return row ? handoverOfRow(row) : undefined;
  }

  async addHandover(tx: Tx, entry: HandoverEntry): Promise<void> {
    const { items, rows } = entry;
    await managerOf(tx).insert(HandoverEntity, {
      ...entry,
      acquisition: entry.acquisition ?? null,
      items: items.map((table) => ({ table: table.table, items: [...table.items] })),
      rows: [...rows],
    });
  }

  async addPersons(tx: Tx, persons: readonly StoredPerson[]): Promise<void> {
    if (persons.length > 0) await managerOf(tx).query(ADD_PERSONS, columnsOf(persons));
  }

  async digests(tx: Tx, handoverId: string): Promise<string[]> {
    const rows = await managerOf(tx).query<{ digest: string }[]>(
      'SELECT digest FROM provision_record WHERE handover_id = $1',
      [handoverId],
    );
    return rows.map(({ digest }) => digest).sort();
  }

  async find(tx: Tx, { local, identity }: Partial<LookupHashes>): Promise<FoundRecord[]> {
    const where = [
      ...(local === undefined ? [] : [{ lookupLocal: local }]),
      ...(identity === undefined ? [] : [{ lookupIdentity: identity }]),
    ];
    if (where.length === 0) return [];
    const manager = managerOf(tx);
    const rows = await manager.find(RecordEntity, { where, order: { sequence: 'ASC' } });
    const ids = [...new Set(rows.map(({ handoverId }) => handoverId))];
    const handovers = await manager.findBy(HandoverEntity, { id: In(ids) });
    const byId = new Map(handovers.map((row) => [row.id, handoverOfRow(row)]));
    return rows.flatMap((row) => {
      const handover = byId.get(row.handoverId);
      return handover ? [{ entry: personOfRow(row), handover, sealed: row.sealed }] : [];
    });
  }

  async addDelivery(tx: Tx, entry: DeliveryEntry): Promise<void> {
    await managerOf(tx).insert(DeliveryEntity, { ...entry, rows: [...entry.rows] });
  }

  async deliveries(tx: Tx, caseId?: string): Promise<DeliveryEntry[]> {
    const rows = await managerOf(tx).find(DeliveryEntity, {
      where: caseId === undefined ? {} : { caseId },
      order: { sequence: 'ASC' },
    });
    return rows.map(deliveryOfRow);
  }

  async page(tx: Tx, from: number, to: number): Promise<StoredEntry[]> {
    const manager = managerOf(tx);
    const where = { sequence: And(MoreThanOrEqual(from), LessThan(to)) };
    const handovers = await manager.findBy(HandoverEntity, where);
    const persons = await manager.findBy(RecordEntity, where);
    const deliveries = await manager.findBy(DeliveryEntity, where);
    const entries: StoredEntry[] = [
      ...handovers.map((row) => ({ entry: handoverOfRow(row) })),
      ...persons.map((row) => ({ entry: personOfRow(row), sealed: row.sealed })),
      ...deliveries.map((row) => ({ entry: deliveryOfRow(row) })),
    ];
    return entries.sort((a, b) => a.entry.sequence - b.entry.sequence);
  }
}
