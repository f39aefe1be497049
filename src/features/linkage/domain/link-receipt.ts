import type { JobReceipt } from '../../../kernel/job-ticket.js';
import type { LinkageQuality } from './evaluate.js';
import type { LinkTask, NamedProfile } from './link-ticket.js';

/** Counts of one linkage; nothing in it names or describes a person. */
export interface LinkCounts {
  readonly persons: number;
  /** Pairs linked directly, per rule, strongest rule first. */
  readonly rules: readonly { readonly rule: string; readonly pairs: number }[];
  /** Linked pairs per pair of operators (codes in alphabetical order), with those over a third operator. */
  readonly pairs: readonly {
    readonly operators: readonly [string, string];
    readonly pairs: number;
  }[];
  /** Persons by the number of their records. */
  readonly clusters: readonly { readonly size: number; readonly persons: number }[];
  /** Left unlinked because several candidates were equally good: for clerical review. */
  readonly ambiguous: { readonly pairs: number; readonly records: number };
  /** Left unlinked because the links of several sources contradict each other. */
  readonly contradicted: { readonly pairs: number; readonly records: number };
  /**
   * Candidate pairs of records that are alike with dozens of others (test patients, defaults), set aside unlinked; only
   * where there are any.
   */
  readonly crowd?: { readonly pairs: number; readonly records: number };
  /** Left apart because both records belonged to persons of the earlier linkage: for clerical review. */
  readonly merges: { readonly pairs: number; readonly records: number };
}

/** A linkage others go on from, as its receipt names it. */
export interface EarlierLinkage {
  readonly ticketId: string;
  readonly linksSha256: string;
}

/** What loading a source counted. */
interface LinkedSource {
  readonly operator: string;
  readonly records: number;
  /** Records without a readable birth date: never linked. */
  readonly withoutBirthDate: number;
}

/** 名寄せのジョブ受領票. */
export interface LinkReceipt extends JobReceipt, LinkCounts {
  readonly kind: `yuzu.receipt/${LinkTask}`;
  readonly caseId: string;
  readonly caseNumber: number;
  readonly rehearsal: boolean;
  readonly rulesVersion: string;
  /** That of the ticket. */
  readonly profile: NamedProfile;
  readonly sources: readonly LinkedSource[];
  /** SHA-256 of links.csv, lower-case hex. */
  readonly linksSha256: string;
  /** Number of the last person key given so far; a linkage that goes on from this one counts on. */
  readonly lastPerson: number;
  /** The linkage whose persons this one kept. */
  readonly earlier?: EarlierLinkage;
  /** Against the known truth, when one was given (rehearsal data only). */
  readonly quality?: LinkageQuality;
}
