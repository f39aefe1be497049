import { newId } from '../../../kernel/ids.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { MediumStore, type PendingCustody } from '../application/ports/medium.store.js';
import { custodyHash, type SignedCustody } from '../domain/media/custody-event.js';
import type { Medium } from '../domain/media/medium.js';
import { CustodyEventEntity, CustodyPendingEntity, MediumEntity } from './media.entities.js';

const LOCK = { mode: 'pessimistic_write' } as const;
const AS_RECORDED = { id: 'ASC' } as const;

const signedOf = ({ document, signature }: CustodyEventEntity): SignedCustody => ({
  document,
  signature,
});

export class TypeOrmMediumStore extends MediumStore {
  async find(tx: Tx, id: string): Promise<Medium | undefined> {
    return (await managerOf(tx).findOneBy(MediumEntity, { id })) ?? undefined;
  }

  async lock(tx: Tx, id: string): Promise<Medium | undefined> {
    return (await managerOf(tx).findOne(MediumEntity, { where: { id }, lock: LOCK })) ?? undefined;
  }

  all(tx: Tx): Promise<Medium[]> {
    return managerOf(tx).find(MediumEntity, { order: { id: 'DESC' } });
  }

  add(tx: Tx, medium: Medium): Promise<boolean> {
    // A copy: TypeORM writes what the database returns into the object it is given.
    return insertOnce(tx, MediumEntity, { ...medium });
  }

  async events(tx: Tx, mediumId: string): Promise<SignedCustody[]> {
    const where = { mediumId };
    return (await managerOf(tx).find(CustodyEventEntity, { where, order: AS_RECORDED })).map(
      signedOf,
    );
  }

  async ofPackage(tx: Tx, packageId: string): Promise<SignedCustody[]> {
    const where = { packageId };
    return (await managerOf(tx).find(CustodyEventEntity, { where, order: AS_RECORDED })).map(
      signedOf,
    );
  }

  addEvent(tx: Tx, { document, signature }: SignedCustody): Promise<boolean> {
    const { chainId, operator, sequence, medium, content } = document;
    return insertOnce(tx, CustodyEventEntity, {
      ...{ id: newId(), chainId, operator, sequence, signature },
      mediumId: medium.id,
      packageId: content?.packageId ?? null,
      sha256: custodyHash(document),
      document,
    });
  }

  async pending(tx: Tx, mediumId: string): Promise<PendingCustody | undefined> {
    const found = await managerOf(tx).findOneBy(CustodyPendingEntity, { mediumId });
    if (!found) return undefined;
    const { event, actor, at } = found;
    return { event, actor, at: at.toISOString() };
  }

  async setPending(tx: Tx, mediumId: string, pending?: PendingCustody): Promise<void> {
    await managerOf(tx).delete(CustodyPendingEntity, { mediumId });
    if (!pending) return;
    const at = new Date(pending.at);
    await managerOf(tx).insert(CustodyPendingEntity, { ...pending, mediumId, at });
  }
}
