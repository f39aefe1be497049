import type { Actor } from '../../../../kernel/actor.js';
import type { Outcome } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { ProvideRun } from '../../domain/provide/provide-run.js';
import { ProvideRunBook } from './provide-run-book.js';

/** 中止: one that waits ends at once, one at work within about a second; nothing of it is left. */
@UseCase()
export class CancelProvideRun {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: ProvideRunBook,
  ) {}

  execute(actor: Actor, id: string): Promise<Outcome<ProvideRun>> {
    return this.transactions.run(async (tx) => {
      const run = await this.runs.locked(tx, id);
      return run.ok ? this.runs.move(tx, actor, run.value, 'cancel') : run;
    });
  }
}
