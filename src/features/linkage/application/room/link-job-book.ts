import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { RunBook, type RunKind } from '../../../../kernel/runs/run-book.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { linkJobErrors } from '../../domain/link-job-errors.js';
import { type LinkJob, linkJobTransitions } from '../../domain/link-job.js';
import { LinkJobStore } from '../ports/link-job.store.js';

/** Linkages by the gateway itself, as staff read and cancel them. */
@UseCase()
export class LinkJobBook extends RunBook<LinkJob> {
  protected readonly kind: RunKind<LinkJob> = {
    name: 'link-job',
    transitions: linkJobTransitions,
    unknown: linkJobErrors.LINK_JOB_UNKNOWN,
    about: ({ caseId }) => caseId,
  };

  constructor(
    private readonly reading: Transactions,
    private readonly store: LinkJobStore,
    audit: AuditTrail,
    clock: Clock,
  ) {
    super(reading, store, audit, clock);
  }

  /** Newest first. */
  ofCase(caseId: string): Promise<LinkJob[]> {
    return this.reading.read((tx) => this.store.ofCase(tx, caseId));
  }
}
