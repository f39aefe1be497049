import type { Tx } from '../../../../kernel/ports/transactions.js';
import type {
  ProvideProgress,
  ProvideRun,
  ProvideRunState,
} from '../../domain/provide/provide-run.js';

export abstract class ProvideRunStore {
  abstract find(tx: Tx, id: string): Promise<ProvideRun | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<ProvideRun | undefined>;
  /** Newest first. */
  abstract ofPackage(tx: Tx, packageId: string): Promise<ProvideRun[]>;
  /** False where a run of the package has not ended. */
  abstract add(tx: Tx, run: ProvideRun): Promise<boolean>;
  abstract save(tx: Tx, run: ProvideRun): Promise<void>;
  /** Writes the progress alone; returns the state, which somebody else may have changed. */
  abstract note(
    tx: Tx,
    id: string,
    progress: ProvideProgress | undefined,
  ): Promise<ProvideRunState | undefined>;
}
