import type { RateLimit } from '../../domain/delivery/rate-limit.js';

/** The configured speed at which files are taken from one peer, and the size of the pieces sent. */
export abstract class DeliveryRate {
  abstract limit(): RateLimit;
  abstract readonly chunkBytes: number;
  /** Of a package, all files together: what is announced with more is not taken. */
  abstract readonly mostBytes: number;
}
