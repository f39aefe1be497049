import type { ContractDocument } from './contract-document.js';
import { factsOf, type Negotiation, type TextFacts } from './negotiation.js';
import type { ContractSignature } from './signature.js';

/** A text as kept here. It never changes; what became of it follows from signatures and refusals. */
export interface StoredText<D extends ContractDocument = ContractDocument> {
  /** SHA-256 of the document's canonical JSON. */
  readonly sha256: string;
  readonly document: D;
  /** Actor who drafted it here; null where a peer proposed it. */
  readonly draftedBy: string | null;
  /** ISO 8601 instant of drafting or arrival. */
  readonly recordedAt: string;
}

/** 不同意. A party's promise never to sign a text. */
export interface Decline {
  readonly operator: string;
  readonly sha256: string;
  readonly reason: string;
  readonly declinedAt: string;
}

/** All that is kept of one contract's negotiation. */
export interface ContractRecord {
  readonly id: string;
  /** Oldest first. */
  readonly texts: readonly StoredText[];
  readonly signatures: readonly ContractSignature[];
  readonly declines: readonly Decline[];
}

export const textOf = ({ texts }: ContractRecord, sha256: string): StoredText | undefined =>
  texts.find((text) => text.sha256 === sha256);

export const isProposed = (
  { signatures }: ContractRecord,
  { sha256, document }: StoredText,
): boolean =>
  signatures.some(
    (signature) => signature.sha256 === sha256 && signature.operator === document.proposedBy,
  );

/** The newest text drafted here after the last one proposed here: earlier drafts were set aside. */
export function draftOf(record: ContractRecord): StoredText | undefined {
  const last = record.texts.findLast(({ draftedBy }) => draftedBy !== null);
  return last && !isProposed(record, last) ? last : undefined;
}

export const factsOfText = ({ document, sha256 }: StoredText): TextFacts =>
  factsOf(document, sha256);

/** The record as the protocol sees it: without drafts. */
export const negotiationOf = (record: ContractRecord, own: string): Negotiation => ({
  own,
  texts: record.texts.filter((text) => isProposed(record, text)).map(factsOfText),
  signatures: record.signatures,
  declines: record.declines,
});
