import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { ReconciliationStore, type Reconciliation } from './ports/reconciliation.store.js';
import { Reconciler } from './reconciler.js';

/** What staff see; `onlyProvider` and `onlyRecipient` count records that only that side holds. */
export interface ReconciliationView extends Omit<Reconciliation, 'onlyOwn' | 'onlyPeer'> {
  readonly onlyProvider: number | null;
  readonly onlyRecipient: number | null;
}

@UseCase()
export class ReconcilePackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly reconciler: Reconciler,
    private readonly reconciliations: ReconciliationStore,
    private readonly audit: AuditTrail,
  ) {}

  execute(actor: Person, packageId: string): Promise<Outcome<ReconciliationView>> {
    return this.transactions.run(async (tx) => {
      const started = await this.reconciler.start(tx, packageId);
      if (!started.ok) return started;
      const subject = { kind: 'package', id: packageId };
      await this.audit.record(tx, { actor, action: 'reconciliation.start', subject });
      return ok(viewOf(started.value));
    });
  }

  async list(): Promise<ReconciliationView[]> {
    const rows = await this.transactions.read((tx) => this.reconciliations.all(tx));
    return rows.map(viewOf);
  }
}

function viewOf({ onlyOwn, onlyPeer, ...row }: Reconciliation): ReconciliationView {
  const [onlyProvider, onlyRecipient] =
    row.direction === 'provided' ? [onlyOwn, onlyPeer] : [onlyPeer, onlyOwn];
  return { ...row, onlyProvider, onlyRecipient };
}
