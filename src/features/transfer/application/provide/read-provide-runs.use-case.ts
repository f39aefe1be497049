import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import type { ProvideRun } from '../../domain/provide/provide-run.js';
import { ProvideRunStore } from '../ports/provide-run.store.js';

@UseCase()
export class ReadProvideRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: ProvideRunStore,
  ) {}

  /** Newest first. */
  ofPackage(packageId: string): Promise<ProvideRun[]> {
    return this.transactions.read((tx) => this.runs.ofPackage(tx, packageId));
  }

  async one(id: string): Promise<Outcome<ProvideRun>> {
    const run = await this.transactions.read((tx) => this.runs.find(tx, id));
    return run ? ok(run) : refuse(provideErrors.PROVIDE_RUN_UNKNOWN, { run: id });
  }
}
