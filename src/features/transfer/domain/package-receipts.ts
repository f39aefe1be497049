import type { JobReceipt } from '../../../kernel/job-ticket.js';
import type { CheckFinding } from '../../extraction/index.js';
import type { HandoverDigest } from './handover-record.js';
import type { ExcludedPersons, FileSeal, ManifestSigners } from './manifest.js';

/** One kind of finding, without rows or examples: what may leave the secure room. */
export type FindingSummary = Pick<
  CheckFinding,
  'table' | 'column' | 'rule' | 'severity' | 'count' | 'ja' | 'en'
>;

interface PackageReceipt extends JobReceipt {
  readonly packageId: string;
  readonly packageName: string;
  readonly rehearsal: boolean;
  readonly archive: FileSeal;
  readonly manifestSha256: string;
  /** Of the rules on contents it was checked with; of none, that of `{}`. */
  readonly rulesSha256: string;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly records: HandoverDigest;
  readonly findings: readonly FindingSummary[];
}

/** 封緘のジョブ受領票. */
export interface PackReceipt extends PackageReceipt {
  readonly kind: 'yuzu.receipt/pack';
  /** Of NAME.passphrase.asc, lower-case hex: the gateway takes no other message for this package. */
  readonly passphraseSha256: string;
  readonly volumes: readonly FileSeal[];
  readonly signers: ManifestSigners;
  readonly optOutListVersion: number;
  readonly noticeListVersion: number;
  readonly excluded: ExcludedPersons;
}

/** 承認のジョブ受領票. Signed with the approver's own key, not the operator's. */
export interface ApprovalReceipt extends JobReceipt {
  readonly kind: 'yuzu.receipt/approve';
  readonly packageId: string;
  readonly packageName: string;
  /** Of the archive as a whole, hashed again for the approval. */
  readonly sha256: string;
  readonly manifestSha256: string;
  /** Fingerprints of the two personal keys. */
  readonly preparer: string;
  readonly approver: string;
}

/** 開封のジョブ受領票. `accepted` is false for data that differ from the specification (仕様不一致). */
export interface OpenReceipt extends PackageReceipt {
  readonly kind: 'yuzu.receipt/open';
  readonly provider: string;
  readonly accepted: boolean;
  readonly files: readonly FileSeal[];
}

/** 開封のジョブ受領票 of a package that could not be opened, by a fault of its own. */
export interface FailedOpenReceipt extends JobReceipt {
  readonly kind: 'yuzu.receipt/open';
  readonly packageId: string;
  readonly packageName: string;
  readonly provider: string;
  readonly accepted: false;
  /** Code of the refusal, e.g. `ARCHIVE_DAMAGED`. */
  readonly failure: string;
}

export const summaryOf = (findings: readonly CheckFinding[]): FindingSummary[] =>
  findings.map(({ table, column, rule, severity, count, ja, en }) => ({
    table,
    ...(column === undefined ? {} : { column }),
    rule,
    severity,
    count,
    ja,
    en,
  }));
