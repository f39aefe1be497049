import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { NoticeStore } from '../application/ports/notice.store.js';
import type { Notice } from '../domain/notice.js';
import { NoticeEntity, NoticeListEntity } from './notice.entities.js';

export class TypeOrmNoticeStore extends NoticeStore {
  async lockVersion(tx: Tx): Promise<number> {
    const list = await managerOf(tx).findOneOrFail(NoticeListEntity, {
      where: { one: true },
      lock: { mode: 'pessimistic_write' },
    });
    return list.version;
  }

  async version(tx: Tx): Promise<number> {
    return (await managerOf(tx).findOneByOrFail(NoticeListEntity, { one: true })).version;
  }

  async setVersion(tx: Tx, version: number): Promise<void> {
    await managerOf(tx).update(NoticeListEntity, { one: true }, { version });
  }

  async find(tx: Tx, id: string): Promise<Notice | undefined> {
    return noticeOf(await managerOf(tx).findOneBy(NoticeEntity, { id }));
  }

  async inForce(tx: Tx, institutionCode: string): Promise<Notice | undefined> {
    const of = { institutionCode, state: 'in-force' as const };
    return noticeOf(await managerOf(tx).findOneBy(NoticeEntity, of));
  }

  async allInForce(tx: Tx): Promise<Notice[]> {
    const where = { state: 'in-force' as const };
    const order = { institutionCode: 'ASC' as const };
    return (await managerOf(tx).find(NoticeEntity, { where, order })).flatMap(
      (row) => noticeOf(row) ?? [],
    );
  }

  async all(tx: Tx): Promise<Notice[]> {
    // Ids are UUIDv7: their order is that of time.
    const rows = await managerOf(tx).find(NoticeEntity, { order: { id: 'DESC' } });
    return rows.flatMap((row) => noticeOf(row) ?? []);
  }

  async add(tx: Tx, notice: Notice): Promise<void> {
    await managerOf(tx).insert(NoticeEntity, { ...notice, stoppedOn: notice.stoppedOn ?? null });
  }

  async update(tx: Tx, id: string, change: Partial<Notice>): Promise<void> {
    await managerOf(tx).update(NoticeEntity, { id }, change);
  }
}

function noticeOf(row: NoticeEntity | null): Notice | undefined {
  if (row === null) return undefined;
  const { stoppedOn, ...notice } = row;
  return stoppedOn === null ? notice : { ...notice, stoppedOn };
}
