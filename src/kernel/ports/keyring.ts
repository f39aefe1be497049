import type { Outcome } from '../outcome.js';

/** The operator's own OpenPGP key and what is done with peers' public keys. All texts are armored. */
export abstract class Keyring {
  /** Public key of this operator, armored. */
  abstract publicKey(): string;
  /** Fingerprint of this operator's key, 40 upper-case hex digits. */
  abstract fingerprint(): string;
  /** Detached signature over the text (UTF-8). */
  abstract sign(text: string): Promise<string>;
  /** Refused with SIGNATURE_INVALID unless this very key signed this very text. */
  abstract verify(text: string, signature: string, publicKey: string): Promise<Outcome<undefined>>;
  /** Signed with the own key and encrypted to every given public key. */
  abstract encrypt(text: string, publicKeys: readonly string[]): Promise<string>;
  /** Decrypted with the own key; the signature inside must be of `signer`. */
  abstract decrypt(message: string, signer: string): Promise<Outcome<string>>;
}
