/** Public keys and signatures, without a key of one's own. */
export abstract class KeyCheck {
  /** True only if this key signed exactly this text. */
  abstract holds(text: string, signature: string, publicKey: string): Promise<boolean>;
  /** 40 upper-case hex digits; undefined for what is no public key. */
  abstract fingerprintOf(publicKey: string): Promise<string | undefined>;
}
