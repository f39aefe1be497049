import type { JobTicket } from '../../../../kernel/job-ticket.js';
import type { SigningKey } from '../../../identity/index.js';

/** 目視確認のジョブ票: which linkage may be reviewed, and by whom. */
export interface ReviewTicket extends JobTicket {
  readonly kind: 'yuzu.ticket/link-review';
  readonly caseId: string;
  readonly caseNumber: number;
  readonly rehearsal: boolean;
  /** SHA-256 of the links.csv of the linkage under review, lower-case hex. */
  readonly linksSha256: string;
  /** Operator codes of the linkage, the own first. */
  readonly sources: readonly string[];
  /** Own keys of all persons who may review. */
  readonly reviewers: readonly SigningKey[];
}
