import type { JobReceipt } from '../../../../kernel/job-ticket.js';
import type { HandoverDigest } from '../handover-record.js';
import type { FileSeal } from '../manifest.js';

/** Of one table: rows that are left, and rows that were removed. */
interface RemovedRows {
  readonly table: string;
  readonly rows: number;
  readonly removed: number;
}

/** 削除のジョブ受領票: how much is gone and how much is left. It names nobody. */
export interface RemovalReceipt extends JobReceipt {
  readonly kind: 'yuzu.receipt/remove';
  readonly dutyId: string;
  readonly packageId: string;
  readonly packageName: string;
  readonly rehearsal: boolean;
  /** Of the ticket's persons: removed now, and not (any more) in these data. */
  readonly persons: { readonly removed: number; readonly absent: number };
  readonly tables: readonly RemovedRows[];
  /** What is left. */
  readonly files: readonly FileSeal[];
  readonly records: HandoverDigest;
}
