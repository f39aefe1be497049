import type { JobTicket } from '../../../kernel/job-ticket.js';

/** 名寄せ across operators, or 重複排除: persons one operator's data hold more than once. */
export type LinkTask = 'link' | 'dedupe';

/** 名寄せプロファイル a case is linked by: the ticket's signature covers it. */
export interface NamedProfile {
  /** e.g. `operator-a`. */
  readonly name: string;
  readonly version: number;
  /** Of the file, lower-case hex. */
  readonly sha256: string;
}

/** 受領側のジョブ票: whose persons may be linked, for which case. */
export interface LinkTicket extends JobTicket {
  readonly kind: `yuzu.ticket/${LinkTask}`;
  readonly caseId: string;
  readonly caseNumber: number;
  /** Of a rehearsal case: every source must be marked synthetic data, otherwise none may be. */
  readonly rehearsal: boolean;
  /** Operators whose patient tables take part, the recipient's own first; one only for de-duplication. */
  readonly sources: readonly string[];
  /** None in tickets issued before profiles were signed: no run obeys those. */
  readonly profile?: NamedProfile;
}

/** Not without a profile on both sides. */
export const sameProfile = (one: NamedProfile | undefined, other: NamedProfile): boolean =>
  one?.name === other.name && one.version === other.version && one.sha256 === other.sha256;
