import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { StoredNotice } from '../../domain/stored-notice.js';

/** Notices given and received, with their signatures, as evidence. */
export abstract class NoticeStore {
  /** In the order in which they were given. */
  abstract of(tx: Tx, contractId: string): Promise<StoredNotice[]>;
  abstract ofEach(tx: Tx, contractIds: readonly string[]): Promise<StoredNotice[]>;
  /** Repeated adding of one notice changes nothing. */
  abstract add(tx: Tx, notice: StoredNotice): Promise<void>;
}
