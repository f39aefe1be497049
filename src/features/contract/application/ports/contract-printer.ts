import type { Outcome } from '../../../../kernel/outcome.js';
import type { DataDefinition } from '../../../catalogue/index.js';
import type { Clause, ContractDocument, ContractNotice } from '../../domain/contract-document.js';
import type { ContractSignature } from '../../domain/signature.js';

/** 記名押印欄: what the signature sheet says of a party. */
export interface PartyParticulars {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly representative: string;
  /** Of its OpenPGP key, 40 upper-case hex digits. */
  readonly fingerprint: string;
}

interface Printable {
  /** SHA-256 of the canonical JSON that was signed. */
  readonly sha256: string;
  readonly parties: readonly PartyParticulars[];
  readonly signatures: readonly ContractSignature[];
}

/** Words before comparison table and consolidated text, of an amendment or accession. */
export interface Cover {
  readonly titleJa: string;
  readonly clauses: readonly Clause[];
}

export interface PrintableText extends Printable {
  readonly text: ContractDocument;
  /** The concluded text that this one changes. */
  readonly base: ContractDocument | null;
  readonly cover: Cover | null;
  /** Gives tables and items of a specification their Japanese names, where it is at hand. */
  readonly definition: DataDefinition | null;
}

export interface PrintableNotice extends Printable {
  readonly notice: ContractNotice;
  /** The contract it speaks of. */
  readonly text: ContractDocument;
  readonly cover: Cover;
}

/**
 * 契約書面. PDFs of A4, the same bytes for the same input. Refused with GLYPH_MISSING where the fonts have
 * no sign for a character.
 */
export abstract class ContractPrinter {
  abstract text(printable: PrintableText): Promise<Outcome<Uint8Array>>;
  abstract notice(printable: PrintableNotice): Promise<Outcome<Uint8Array>>;
}
