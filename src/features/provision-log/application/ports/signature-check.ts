/** Verification with public keys alone, for auditors without a key of their own. Keys are armored. */
export abstract class SignatureCheck {
  /** True only if this very key signed this very text; false too where key or signature cannot be read. */
  abstract holds(text: string, signature: string, publicKey: string): Promise<boolean>;
  /** 40 upper-case hex digits; undefined where the key cannot be read. */
  abstract fingerprintOf(publicKey: string): Promise<string | undefined>;
}
