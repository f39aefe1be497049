import type { Tx } from '../ports/transactions.js';
import type { MachineRun } from './machine-run.js';

/** Rows of one kind of run. */
export abstract class RunStore<R extends MachineRun> {
  abstract find(tx: Tx, id: string): Promise<R | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<R | undefined>;
  /** False where a run about the same has not ended. */
  abstract add(tx: Tx, run: R): Promise<boolean>;
  /** State, attempts, failure and end; what a run is about never changes. */
  abstract save(tx: Tx, run: R): Promise<void>;
  /** Writes the progress alone; returns the state, which somebody else may have changed. */
  abstract note(tx: Tx, id: string, progress: R['progress']): Promise<R['state'] | undefined>;
}
