import type { JobTicket } from '../../../kernel/job-ticket.js';
import type { LocalDate } from '../../../kernel/time.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import type { ExtractionCriteria } from '../../contract/index.js';
import type { SigningKey } from '../../identity/index.js';

/** 提供側のジョブ票: what may be extracted, checked and packed, and for whom. */
export interface ProvideTicket extends JobTicket {
  readonly kind: 'yuzu.ticket/provide';
  readonly packageId: string;
  /** Of a rehearsal case: nothing but marked synthetic data may be packed. */
  readonly rehearsal: boolean;
  /** Parts of the package's name (file naming rule). */
  readonly name: {
    readonly providedOn: LocalDate;
    readonly caseNumber: number;
    readonly provider: string;
    readonly recipient: string;
    /** From 2: a re-delivery. */
    readonly delivery?: number;
  };
  /** Personal keys of those who may prepare a package, and of those who may approve it. */
  readonly signers: {
    readonly preparers: readonly SigningKey[];
    readonly approvers: readonly SigningKey[];
  };
  readonly contractId: string;
  /** The recipient's public key, armored. */
  readonly recipientKey: string;
  readonly definition: DataDefinition;
  readonly tables: readonly ContractedTable[];
  /** Target period of dated tables, both days inclusive. */
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  /** Who is extracted; left out where the contract limits nobody. */
  readonly criteria?: ExtractionCriteria;
  /** Versions of the lists the extraction must apply. */
  readonly optOutListVersion: number;
  readonly noticeListVersion: number;
}
