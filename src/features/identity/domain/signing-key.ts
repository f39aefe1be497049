/** 個人の署名鍵. A person's own OpenPGP key, held by nobody else. */
export interface SigningKey {
  /** 40 upper-case hex digits. */
  readonly fingerprint: string;
  /** Armored. */
  readonly publicKey: string;
}

/** The key as it is registered. */
export interface RegisteredKey extends SigningKey {
  readonly personId: string;
  /** ISO 8601 instants; `retiredAt` once the key no longer signs anything new. */
  readonly registeredAt: string;
  readonly retiredAt?: string;
}
