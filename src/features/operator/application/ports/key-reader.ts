import type { Outcome } from '../../../../kernel/outcome.js';

export abstract class KeyReader {
  /** Fingerprint of an armored public key, 40 upper-case hex digits; refused when it cannot be read. */
  abstract fingerprintOf(publicKey: string): Promise<Outcome<string>>;
}
