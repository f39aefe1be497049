import type { Outcome } from '../../../kernel/outcome.js';
import type { Peer } from './peer-directory.js';

/** An envelope the receiver put into quarantine, told to the sender. */
export interface QuarantineNotice {
  /** Absent when it could not be read. */
  readonly sequence?: number;
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

export interface PushAnswer {
  /** Number of the last envelope of the sender that is applied. */
  readonly acknowledged: number;
  /** Envelopes are missing: send again from this number. */
  readonly gap?: number;
  readonly quarantined: readonly QuarantineNotice[];
}

export interface PullAnswer {
  /** Number of the last envelope of the asker that is applied. */
  readonly acknowledged: number;
  /** Outer forms in order. */
  readonly envelopes: readonly string[];
}

/** Network way to a peer. Refused with PEER_UNREACHABLE; that is expected, not a fault. */
export abstract class PeerTransport {
  abstract push(peer: Peer, envelopes: readonly string[]): Promise<Outcome<PushAnswer>>;
  abstract pull(peer: Peer, after: number): Promise<Outcome<PullAnswer>>;
}
