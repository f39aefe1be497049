import type { JobTicket } from '../../../../kernel/job-ticket.js';

/** 削除のジョブ票: whose data to remove from what was received. Digests tell nothing to anybody else. */
export interface RemovalTicket extends JobTicket {
  readonly kind: 'yuzu.ticket/remove';
  readonly dutyId: string;
  readonly packageId: string;
  readonly packageName: string;
  readonly rehearsal: boolean;
  /** Of the persons, as in the records that `yuzu open` wrote. */
  readonly digests: readonly string[];
  readonly tables: readonly string[];
}
