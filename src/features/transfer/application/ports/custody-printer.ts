import type { Outcome } from '../../../../kernel/outcome.js';
import type { CustodyEvent } from '../../domain/media/custody-event.js';
import type { LabelPart } from '../../domain/media/label-part.js';

/** What stands on a sealed medium: numbers and hashes, nothing of the data. */
export interface LabelFacts {
  readonly packageName: string;
  readonly serial: string;
  readonly sealNumber: string;
  /** Of the archive, whole; the label bears its beginning. */
  readonly sha256: string;
  readonly part: LabelPart;
  readonly provider: string;
  readonly recipient: string;
  /** ISO 8601 instant of the sealing. */
  readonly sealedAt: string;
}

/** What a certificate of erasure or destruction says. */
export interface CertificateFacts {
  readonly event: CustodyEvent;
  readonly eventSha256: string;
  readonly signature: string;
  readonly fingerprint: string;
  readonly operator: string;
  /** Names of the two persons. */
  readonly actor: string;
  readonly witness: string;
}

/** 媒体ラベル, 消去・廃棄証明書 as PDF, the same bytes for the same facts. Refused with GLYPH_MISSING. */
export abstract class CustodyPrinter {
  abstract label(facts: LabelFacts): Promise<Outcome<Uint8Array>>;
  abstract certificate(facts: CertificateFacts): Promise<Outcome<Uint8Array>>;
}
