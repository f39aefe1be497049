import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { LinkageRun } from '../../domain/linkage-run.js';

export abstract class LinkageRunStore {
  abstract add(tx: Tx, run: LinkageRun): Promise<void>;
  /** The case's newest across operators, and nobody else changes it until the transaction ends. */
  abstract lockNewest(tx: Tx, caseId: string): Promise<LinkageRun | undefined>;
  /** The run of this ticket, whatever its task. */
  abstract find(tx: Tx, id: string): Promise<LinkageRun | undefined>;
  /** As `find`, likewise locked. */
  abstract lock(tx: Tx, id: string): Promise<LinkageRun | undefined>;
  /** Newest first, de-duplications among them. */
  abstract ofCase(tx: Tx, caseId: string): Promise<LinkageRun[]>;
  /** Saves the counts; the ticket never changes. */
  abstract save(tx: Tx, run: LinkageRun): Promise<void>;
}
