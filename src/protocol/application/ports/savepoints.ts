import type { Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';

export abstract class Savepoints {
  /** Runs `work`; its refusal undoes what it wrote, and the transaction goes on. */
  abstract attempt<T>(tx: Tx, work: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
}
