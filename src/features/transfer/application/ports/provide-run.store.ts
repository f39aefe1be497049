import type { Tx } from '../../../../kernel/ports/transactions.js';
import { RunStore } from '../../../../kernel/runs/run-store.js';
import type { ProvideRun } from '../../domain/provide/provide-run.js';

/** At most one run of a package that has not ended. */
export abstract class ProvideRunStore extends RunStore<ProvideRun> {
  /** Newest first. */
  abstract ofPackage(tx: Tx, packageId: string): Promise<ProvideRun[]>;
}
