/** Encryption at rest of single fields, and the keyed hash by which an encrypted field is found again. */
export abstract class FieldCipher {
  /** Encrypted and authenticated; the same plain text gives another text each time. */
  abstract seal(plain: string): string;
  /** Throws unless this key ring sealed exactly this text. */
  abstract open(sealed: string): string;
  /** Keyed hash of a normalised identifier, 64 hex digits; stays the same when the sealing key rotates. */
  abstract blindIndex(normalised: string): string;
}
