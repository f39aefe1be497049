import type { LocalDate } from '../../../../kernel/time.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import type { PackageDirection, PackageState } from './package-states.js';

/** 不一致の理由. The words the two sides use: no free text, so that nothing else can travel. */
export const DISCREPANCY_REASONS = [
  'medium-serial',
  'seal-number',
  'seal-broken',
  'archive-hash',
  'manifest-hash',
  'rows',
  'record-count',
  'record-root',
  'not-to-specification',
  'cannot-be-opened',
] as const;
export type DiscrepancyReason = (typeof DISCREPANCY_REASONS)[number];

/** One kind of finding and how often: what is kept of a receipt's findings. */
export interface FindingCount {
  readonly table: string;
  readonly column?: string;
  readonly rule: string;
  readonly severity: string;
  readonly count: number;
}

export interface TableRows {
  readonly table: string;
  readonly rows: number;
}

/** The newest job ticket; receipts of an older one no longer count. */
interface IssuedTicket {
  readonly id: string;
  readonly issuedAt: string;
  /** The provider's tickets: the list that must be applied. */
  readonly optOutListVersion?: number;
}

/** What the extraction's receipt counted. */
export interface ExtractionCounts {
  readonly optOutListVersion: number;
  readonly persons: number;
  readonly rows: readonly TableRows[];
  readonly excludedPersons: number;
  /** Findings by reason code. */
  readonly findings: Readonly<Record<string, number>>;
  readonly finishedAt: string;
}

/** 封緘の内容: as packed at the provider, as announced at the recipient. */
export interface PackageSeal {
  /** Of the archive. */
  readonly bytes: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly optOutListVersion: number;
  readonly rows: readonly TableRows[];
  /** Persons handed over, and the root of their digests. */
  readonly recordCount: number;
  readonly recordRoot: string;
}

/** 発送: which medium, which seal, which consignment. */
export interface Consignment {
  readonly mediumSerial: string;
  readonly sealNumber: string;
  readonly trackingNumber: string;
  readonly dispatchedOn: LocalDate;
}

/** 到着: as measured at the recipient; the provider knows hash and seal only. */
interface Arrival {
  readonly sha256: string;
  readonly sealIntact: boolean;
  readonly arrivedOn: LocalDate;
}

interface Opening {
  readonly accepted: boolean;
  readonly findings: readonly FindingCount[];
  readonly openedOn: LocalDate;
}

/** 提供パッケージ, as each side's gateway keeps it. No personal data. */
export interface TransferPackage {
  readonly id: string;
  readonly direction: PackageDirection;
  readonly state: PackageState;
  /** By the file naming rule, without extension. */
  readonly name: string;
  /** Operator code of the other side. */
  readonly counterpart: string;
  readonly contractId: string;
  readonly requestId: string;
  /** Running number of the case at the recipient, in its fiscal year. */
  readonly caseNumber: string;
  readonly providedOn: LocalDate;
  readonly retentionUntil: LocalDate;
  readonly tables: readonly ContractedTable[];
  readonly ticket?: IssuedTicket;
  readonly extraction?: ExtractionCounts;
  readonly findings?: readonly FindingCount[];
  readonly seal?: PackageSeal;
  /** Actor who recorded the packing. */
  readonly sealedBy?: string;
  /** Encrypted to the recipient's key alone, armored. */
  readonly passphraseMessage?: string;
  readonly consignment?: Consignment;
  readonly arrival?: Arrival;
  readonly opening?: Opening;
  readonly reasons?: readonly DiscrepancyReason[];
}

/** What a new ticket makes void. */
export const UNMADE: Partial<TransferPackage> = {
  extraction: undefined,
  findings: undefined,
  seal: undefined,
  sealedBy: undefined,
  passphraseMessage: undefined,
};
