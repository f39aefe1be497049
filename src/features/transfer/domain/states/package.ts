import type { LocalDate } from '../../../../kernel/time.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import type { LiveContract } from '../../../contract/index.js';
import type { ExtractReceipt } from '../../../extraction/index.js';
import type { SigningKey } from '../../../identity/index.js';
import type { UploadStanding } from '../delivery/upload-standing.js';
import type { FileSeal } from '../manifest.js';
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
  'medium-unreadable',
  'volume-missing',
  'recipient-fault',
] as const;
export type DiscrepancyReason = (typeof DISCREPANCY_REASONS)[number];

/** 開封の断念: why a released package is not opened, of which no secure room can sign a receipt. */
export const GIVE_UP_REASONS = [
  'medium-unreadable',
  'volume-missing',
  'cannot-be-opened',
  'recipient-fault',
] as const satisfies readonly DiscrepancyReason[];
export type GiveUpReason = (typeof GIVE_UP_REASONS)[number];

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
  /** The provider's tickets: the lists that must be applied. */
  readonly optOutListVersion?: number;
  readonly noticeListVersion?: number;
}

/** What the extraction's receipt counted. */
export interface ExtractionCounts {
  readonly optOutListVersion: number;
  readonly noticeListVersion: number;
  readonly persons: number;
  readonly rows: readonly TableRows[];
  /** Persons left out, by reason. */
  readonly excluded: ExtractReceipt['excluded'];
  /** Findings by reason code. */
  readonly findings: Readonly<Record<string, number>>;
  readonly finishedAt: string;
}

/** What both sides measure of a package, by themselves. */
export interface SealedContent {
  /** Of the archive as a whole. */
  readonly bytes: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly rows: readonly TableRows[];
  /** Persons handed over, and the root of their digests. */
  readonly recordCount: number;
  readonly recordRoot: string;
}

/** 封緘の内容: as packed at the provider, as announced at the recipient. */
export interface PackageSeal extends SealedContent {
  readonly optOutListVersion: number;
  /** What lies on the medium: the archive, or its volumes in order. */
  readonly volumes: readonly FileSeal[];
  /** Personal keys that signed the manifest; the approver's once it is approved. */
  readonly preparer: SigningKey;
  readonly approver?: SigningKey;
}

/** 提供方法: by medium and courier, over the network, or handed over in person. */
type DeliveryMethod = LiveContract['terms']['deliveryMethod'];

/** A medium under way: which seal, which consignment, and what of the package lies on it. */
export interface ConsignedMedium {
  readonly serial: string;
  readonly sealNumber: string;
  /** The courier's; absent on site. */
  readonly trackingNumber?: string;
  /** Names of volumes. */
  readonly volumes: readonly string[];
}

/** 発送: which media; over the network, which files. */
export interface Consignment {
  readonly method: DeliveryMethod;
  /** One, or several with the volumes spread over them; absent over the network. */
  readonly media?: readonly ConsignedMedium[];
  /** All files of the package that travel, over the network. */
  readonly files?: readonly FileSeal[];
  readonly dispatchedOn: LocalDate;
}

/** Who measured what arrived: the gateway the files it received, a person with tools of their own. */
type MeasuredBy = 'gateway' | 'person';

/** 到着: as measured at the recipient; the provider knows hash and seal only. */
interface Arrival {
  readonly sha256: string;
  readonly measuredBy?: MeasuredBy;
  readonly sealIntact: boolean;
  readonly arrivedOn: LocalDate;
}

/** SHA-256 of archive and manifest as the recipient measured them. */
export interface MeasuredHashes {
  readonly sha256: string;
  readonly manifestSha256: string;
}

export interface ArrivalHashes extends MeasuredHashes {
  readonly measuredBy: MeasuredBy;
}

/** 到着の申告: measured by one person, waiting for another to confirm it. */
export interface ProposedArrival extends ArrivalHashes {
  /** Actor text. */
  readonly actor: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** 開封断念の申告: by one person, waiting for another to confirm it. */
interface ProposedGiveUp {
  readonly reason: GiveUpReason;
  /** Actor text. */
  readonly actor: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

interface Opening {
  readonly accepted: boolean;
  readonly findings: readonly FindingCount[];
  readonly openedOn: LocalDate;
}

/** Why a ticket is void: persons may have to be left out who were not when it was issued. */
export type VoidCause = 'opt-out' | 'notice';

/** 無効となったジョブ票. Gone once another is issued. */
interface VoidedTicket {
  readonly ticketId: string;
  readonly cause: VoidCause;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** How far a list of persons or notices is known not to concern a package that has left the house. */
interface ListStanding {
  /** Version of the list the persons in the package were last compared with. */
  readonly checkedVersion: number;
  /** Version that came since: the passphrase is held back until the persons are compared again. */
  readonly heldVersion?: number;
}

/** 開示の経路: through the gateways, or as a printed sheet that travels apart from the medium. */
export const RELEASE_WAYS = ['channel', 'sheet'] as const;
export type ReleaseWay = (typeof RELEASE_WAYS)[number];

/** パスフレーズ開示: asked for by a key custodian, confirmed by a second person. */
interface Release {
  readonly way: ReleaseWay;
  /** Actor texts. */
  readonly requestedBy?: string;
  readonly confirmedBy?: string;
  /** Of the passphrase message: the sheet that arrives must be this one. */
  readonly messageSha256?: string;
}

/** 回収の理由. */
export const RECALL_CAUSES = ['opt-out', 'notice', 'lost', 'mistake'] as const;
export type RecallCause = (typeof RECALL_CAUSES)[number];

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
  /** All contracted tables, or those a re-delivery is about. */
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
  readonly proposedArrival?: ProposedArrival;
  readonly arrival?: Arrival;
  readonly proposedGiveUp?: ProposedGiveUp;
  readonly opening?: Opening;
  readonly reasons?: readonly DiscrepancyReason[];
  readonly voided?: VoidedTicket;
  readonly optOuts?: ListStanding;
  readonly notices?: ListStanding;
  readonly release?: Release;
  /** Of an upload that failed; absent while nothing is wrong with it. */
  readonly upload?: UploadStanding;
  readonly recall?: { readonly cause: RecallCause; readonly on: LocalDate };
  /** Both sides: from then on the contract's retention runs. */
  readonly acceptedOn?: LocalDate;
  /** 1 for the first delivery; a re-delivery (再提供) has a number of its own. */
  readonly delivery: number;
  /** The package a re-delivery stands in for. */
  readonly replaces?: string;
}

/** What a new ticket makes void. */
export const UNMADE: Partial<TransferPackage> = {
  extraction: undefined,
  findings: undefined,
  seal: undefined,
  sealedBy: undefined,
  passphraseMessage: undefined,
};
