export const MiB = 1024 * 1024;

/**
 * Bytes. The largest message is the digest list of a reconciliation: 32 bytes a person, 100,000
 * persons ≈ 6 MiB once encrypted and armored.
 */
export const LIMITS = {
  envelope: 64 * MiB,
  /** Body of one HTTP request between gateways. */
  request: 80 * MiB,
  /** One push or pull carries envelopes up to this size, but at least one. */
  batch: 8 * MiB,
  bundle: 256 * MiB,
  /** Of an oversized envelope only the beginning is kept in quarantine. */
  oversizedKept: 64 * 1024,
} as const;
