import { In } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { NoticeStore } from '../application/ports/notice.store.js';
import type { StoredNotice } from '../domain/stored-notice.js';
import { ContractNoticeEntity } from './contract-text.entities.js';

export class TypeOrmNoticeStore extends NoticeStore {
  of(tx: Tx, contractId: string): Promise<StoredNotice[]> {
    return this.ofEach(tx, [contractId]);
  }

  async ofEach(tx: Tx, contractIds: readonly string[]): Promise<StoredNotice[]> {
    const rows = await managerOf(tx).find(ContractNoticeEntity, {
      where: { contractId: In(contractIds) },
      order: { signedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(noticeOf);
  }

  async add(tx: Tx, { notice, signature, recordedAt }: StoredNotice): Promise<void> {
    const { id, contractId } = notice;
    const { signedAt, ...signed } = signature;
    const row = {
      id,
      contractId,
      notice,
      ...signed,
      signedAt: new Date(signedAt),
      recordedAt: new Date(recordedAt),
    };
    await insertOnce(tx, ContractNoticeEntity, row as never);
  }
}

const noticeOf = ({
  notice,
  recordedAt,
  signedAt,
  operator,
  title,
  sha256,
  signature,
}: ContractNoticeEntity): StoredNotice => ({
  notice,
  signature: { operator, title, sha256, signedAt: signedAt.toISOString(), signature },
  recordedAt: recordedAt.toISOString(),
});
