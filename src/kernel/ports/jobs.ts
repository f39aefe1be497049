import type { Tx } from './transactions.js';

/** Work to be done after commit, at least once; handlers are idempotent. Payloads carry ids, never personal data. */
export interface Job {
  readonly name: string;
  readonly payload: Readonly<Record<string, string | number>>;
}

export abstract class Jobs {
  abstract enqueue(tx: Tx, job: Job): Promise<void>;
}
