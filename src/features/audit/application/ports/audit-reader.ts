import type { Tx } from '../../../../kernel/ports/transactions.js';

export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly reason: string | null;
}

export abstract class AuditReader {
  /** Newest first; `before` is the id to go on from. */
  abstract newest(tx: Tx, before: string | undefined, limit: number): Promise<AuditLine[]>;
}
