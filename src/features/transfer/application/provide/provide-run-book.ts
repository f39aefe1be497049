import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { RunBook, type RunKind } from '../../../../kernel/runs/run-book.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import { type ProvideRun, provideRunTransitions } from '../../domain/provide/provide-run.js';
import { ProvideRunStore } from '../ports/provide-run.store.js';

/** Runs of extracting and sealing, as staff read and cancel them. */
@UseCase()
export class ProvideRunBook extends RunBook<ProvideRun> {
  protected readonly kind: RunKind<ProvideRun> = {
    name: 'provide-run',
    transitions: provideRunTransitions,
    unknown: provideErrors.PROVIDE_RUN_UNKNOWN,
    about: ({ packageId }) => packageId,
  };

  constructor(
    private readonly reading: Transactions,
    private readonly store: ProvideRunStore,
    audit: AuditTrail,
    clock: Clock,
  ) {
    super(reading, store, audit, clock);
  }

  /** Newest first. */
  ofPackage(packageId: string): Promise<ProvideRun[]> {
    return this.reading.read((tx) => this.store.ofPackage(tx, packageId));
  }
}
