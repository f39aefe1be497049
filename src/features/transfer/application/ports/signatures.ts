import type { Outcome } from '../../../../kernel/outcome.js';

/** Detached OpenPGP signatures of several persons in one armored block. */
export abstract class Signatures {
  /** Refused with KEY_UNREADABLE. 40 upper-case hex digits. */
  abstract fingerprintOf(publicKey: string): Promise<Outcome<string>>;
  /** Refused with SIGNATURE_INVALID unless each key, and nobody else, signed this very text. */
  abstract verify(
    text: string,
    block: string,
    publicKeys: readonly string[],
  ): Promise<Outcome<undefined>>;
  /** One block of the blocks' signatures. Refused with SIGNATURE_INVALID where one does not read. */
  abstract join(blocks: readonly string[]): Promise<Outcome<string>>;
}
