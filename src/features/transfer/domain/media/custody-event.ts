import { digestOf } from '../../../../kernel/canonical-json.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import type { LocalDate } from '../../../../kernel/time.js';
import type { CustodyKind } from '../states/custody.js';
import type { Medium } from './medium.js';

/** 消去・廃棄の方法: what makes data unrecoverable, by the security guideline. */
export const ERASURE_METHODS = ['overwrite', 'cryptographic'] as const;
export const DESTRUCTION_METHODS = ['shredding', 'degaussing', 'incineration', 'drilling'] as const;
export const DISPOSAL_METHODS = [...ERASURE_METHODS, ...DESTRUCTION_METHODS] as const;
export type DisposalMethod = (typeof DISPOSAL_METHODS)[number];

/** What a person tells of a custody event; each kind demands some of it. */
export interface CustodyDetail {
  readonly sealNumber?: string;
  /** Of a receipt: the seal as it was found. */
  readonly sealIntact?: boolean;
  /** Of a receipt: the serial number as it stands on the medium. */
  readonly serialFound?: string;
  readonly trackingNumber?: string;
  /** Who takes the medium over, e.g. the courier. */
  readonly counterpart?: string;
  /** The day by which it is to arrive; the medium is late from the next. */
  readonly expectedOn?: LocalDate;
  /** 保管場所. */
  readonly location?: string;
  readonly method?: DisposalMethod;
  /** Program and version, or machine, that erased or destroyed. */
  readonly tool?: string;
}

/** What was sealed in, the same in all events of one chain. */
export interface CustodyContent {
  readonly packageId: string;
  readonly packageName: string;
  /** Individual contract under which the medium travels. */
  readonly contractId: string;
  /** SHA-256 of the archive, as it was approved. */
  readonly sha256: string;
  /** Names of the archive's volumes that lie on this medium: all, unless the package takes several media. */
  readonly volumes: readonly string[];
}

/** The events of the other side that were known here: a position in its strand, and the hash there. */
export interface SeenStrand {
  readonly sequence: number;
  readonly sha256: string;
}

export const NOTHING = '0'.repeat(64);

/**
 * 受渡・保管記録. One event of a medium's chain of custody, signed by the operator who recorded it. Each
 * operator continues a strand of its own (`sequence`, `previous`) and names what it had seen of the
 * other's (`seen`): two gateways that do not reach each other may both go on without forking.
 */
export interface CustodyEvent extends CustodyDetail {
  readonly yuzu: 'custody/1';
  readonly id: string;
  readonly chainId: string;
  readonly medium: Medium;
  readonly content?: CustodyContent;
  /** Code of the operator who recorded it. */
  readonly operator: string;
  /** In the operator's strand of this chain, from 1. */
  readonly sequence: number;
  /** SHA-256 of the operator's event before, 64 zeros for the first. */
  readonly previous: string;
  readonly seen: SeenStrand;
  readonly kind: CustodyKind;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Actor texts: who recorded it, and the second person where it takes two. */
  readonly actor: string;
  readonly witness?: string;
}

export type SignedCustody = SignedDocument<CustodyEvent>;

/** SHA-256 of the event's canonical JSON: what the next one names as `previous`. */
export const custodyHash = (event: CustodyEvent): string => digestOf(event);
