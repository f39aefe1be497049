import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Notice } from '../../domain/notice.js';

export abstract class NoticeStore {
  /** Locks the list until the transaction ends and gives its version; 0 before the first notice. */
  abstract lockVersion(tx: Tx): Promise<number>;
  abstract version(tx: Tx): Promise<number>;
  abstract setVersion(tx: Tx, version: number): Promise<void>;
  abstract find(tx: Tx, id: string): Promise<Notice | undefined>;
  abstract inForce(tx: Tx, institutionCode: string): Promise<Notice | undefined>;
  abstract allInForce(tx: Tx): Promise<Notice[]>;
  /** The newest first. */
  abstract all(tx: Tx): Promise<Notice[]>;
  abstract add(tx: Tx, notice: Notice): Promise<void>;
  abstract update(
    tx: Tx,
    id: string,
    change: Pick<Notice, 'state'> & Partial<Pick<Notice, 'confirmedBy' | 'listVersion'>>,
  ): Promise<void>;
}
