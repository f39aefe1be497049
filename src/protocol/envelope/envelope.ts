import { canonicalJson, digestOf } from '../../kernel/canonical-json.js';

/** Where a message stands on the channel; said twice, outside and inside the encryption. */
export interface EnvelopeHeader {
  /** UUIDv7. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** 1, 2, 3 … without gaps, per direction and pair. */
  readonly sequence: number;
  /** `envelopeDigest` of the envelope before it on this channel; 64 zeros for the first. */
  readonly previous: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
}

/** What the sender signs; `message` is the armored ciphertext. */
export interface SignedPart extends EnvelopeHeader {
  readonly yuzu: 'envelope/1';
  readonly message: string;
}

/** 電文. The form in which a message travels, as canonical JSON. */
export interface Envelope extends SignedPart {
  /** Armored detached OpenPGP signature over the canonical JSON of the signed part. */
  readonly signature: string;
  /**
   * SHA-256 over the canonical JSON of all other fields. OpenPGP leaves bits that its verification
   * does not see (armor lines, MPI bit counts: 8 % of the flips tried), so the signature alone would
   * let a damaged envelope pass.
   */
  readonly checksum: string;
}

/** The message inside the encryption. */
export interface InnerMessage extends EnvelopeHeader {
  readonly type: string;
  readonly schemaVersion: number;
  readonly body: unknown;
}

export const NO_PREVIOUS = '0'.repeat(64);

export const headerOf = (part: EnvelopeHeader): EnvelopeHeader => ({
  id: part.id,
  from: part.from,
  to: part.to,
  sequence: part.sequence,
  previous: part.previous,
  createdAt: part.createdAt,
});

export const signedPartOf = (envelope: SignedPart): SignedPart => ({
  ...headerOf(envelope),
  yuzu: envelope.yuzu,
  message: envelope.message,
});

/**
 * Names the envelope in the chain and in fork detection: SHA-256 of the signed part. Without the
 * signature, because of the unseen bits above: changing them must not look like a fork.
 */
export const envelopeDigest = (envelope: SignedPart): string => digestOf(signedPartOf(envelope));

export const checksumOf = (signed: Omit<Envelope, 'checksum'>): string => digestOf(signed);

export const envelopeText = (envelope: Envelope): string => canonicalJson(envelope);

/** How people and errors name it, e.g. `AOBA#12`. */
export const envelopeName = (header: EnvelopeHeader): string => `${header.from}#${header.sequence}`;
