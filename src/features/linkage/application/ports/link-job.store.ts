import type { Tx } from '../../../../kernel/ports/transactions.js';
import { RunStore } from '../../../../kernel/runs/run-store.js';
import type { LinkJob } from '../../domain/link-job.js';

/** At most one job of a case that has not ended. */
export abstract class LinkJobStore extends RunStore<LinkJob> {
  /** Newest first. */
  abstract ofCase(tx: Tx, caseId: string): Promise<LinkJob[]>;
}
