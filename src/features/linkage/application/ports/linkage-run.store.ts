import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { LinkageRun } from '../../domain/linkage-run.js';

export abstract class LinkageRunStore {
  abstract add(tx: Tx, run: LinkageRun): Promise<void>;
  /** The case's newest, and nobody else changes it until the transaction ends. */
  abstract lockNewest(tx: Tx, caseId: string): Promise<LinkageRun | undefined>;
  /** Newest first. */
  abstract ofCase(tx: Tx, caseId: string): Promise<LinkageRun[]>;
  /** Saves the counts; the ticket never changes. */
  abstract save(tx: Tx, run: LinkageRun): Promise<void>;
}
