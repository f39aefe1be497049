import type { JobTicket } from '../../../kernel/job-ticket.js';

/** 受領側のジョブ票: whose persons may be linked, for which case. */
export interface LinkTicket extends JobTicket {
  readonly kind: 'yuzu.ticket/link';
  readonly caseId: string;
  readonly caseNumber: number;
  /** Of a rehearsal case: every source must be marked synthetic data, otherwise none may be. */
  readonly rehearsal: boolean;
  /** Operators whose patient tables take part, the recipient's own first. */
  readonly sources: readonly string[];
}
