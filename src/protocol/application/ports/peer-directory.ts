import type { Tx } from '../../../kernel/ports/transactions.js';

/** What the wire must know of another operator. */
export interface Peer {
  readonly code: string;
  /** Armored; pinned by its fingerprint. */
  readonly publicKey: string;
  /** Messages are exchanged with confirmed peers only. */
  readonly status: 'registered' | 'confirmed';
  readonly transport:
    | { readonly kind: 'https'; readonly url: string; readonly certificate: string }
    | { readonly kind: 'bundle' };
}

/** The registered operators; implemented by the operator feature. */
export abstract class PeerDirectory {
  abstract find(tx: Tx, code: string): Promise<Peer | undefined>;
  abstract all(tx: Tx): Promise<Peer[]>;
}
