import type { EnvelopeHeader } from '../envelope/envelope.js';

/** Receiving end of one direction of a channel. */
export interface IncomingPosition {
  /** Number of the last applied envelope; 0 before the first. */
  readonly sequence: number;
  /** Its digest; 64 zeros before the first. */
  readonly digest: string;
}

export type ArrivalDecision =
  | { readonly kind: 'apply' }
  /** Applied before: nothing to do. */
  | { readonly kind: 'duplicate' }
  /** Envelopes are missing: ask for a resend from `expected`. */
  | { readonly kind: 'gap'; readonly expected: number }
  /** Another envelope holds this number, or this one continues another history. */
  | { readonly kind: 'fork' };

/**
 * What becomes of a verified envelope. `digestAtSequence` is the digest of the envelope applied
 * under the same number, if there is one.
 */
export function decideArrival(
  position: IncomingPosition,
  header: Pick<EnvelopeHeader, 'sequence' | 'previous'>,
  digest: string,
  digestAtSequence: string | undefined,
): ArrivalDecision {
  if (header.sequence <= position.sequence)
    return digestAtSequence === digest ? { kind: 'duplicate' } : { kind: 'fork' };
  const expected = position.sequence + 1;
  if (header.sequence > expected) return { kind: 'gap', expected };
  return header.previous === position.digest ? { kind: 'apply' } : { kind: 'fork' };
}
