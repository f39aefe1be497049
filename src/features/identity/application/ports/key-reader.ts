import type { Outcome } from '../../../../kernel/outcome.js';

/** Reads public keys. */
export abstract class KeyReader {
  /** Refused with KEY_UNREADABLE. 40 upper-case hex digits. */
  abstract fingerprintOf(publicKey: string): Promise<Outcome<string>>;
}
