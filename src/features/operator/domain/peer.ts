import type { Certification, OperatorKind } from './certification.js';

export interface OperatorFacts {
  readonly code: string;
  readonly name: string;
  readonly kind: OperatorKind;
  /** Address and representative: what a provision record says of the other side. */
  readonly address: string;
  readonly representative: string;
}

/** How this gateway reaches a peer: over the network, or by bundle files on a portable medium only. */
export type Transport =
  | {
      readonly kind: 'https';
      /** e.g. `https://gateway.example.jp:4143`. */
      readonly url: string;
      /** The peer's own TLS certificate (PEM); no other is accepted. */
      readonly certificate: string;
    }
  | { readonly kind: 'bundle' };

/** 相手方の事業者. A peer counts for nothing until a second person has confirmed its key fingerprint. */
export interface Peer extends OperatorFacts {
  readonly publicKey: string;
  /** 40 upper-case hex digits (OpenPGP v4), pinned. */
  readonly fingerprint: string;
  readonly status: 'registered' | 'confirmed';
  readonly certification: Certification;
  readonly transport: Transport;
  readonly registeredBy: string;
  /** Set by the database when the peer is first saved. */
  readonly registeredAt?: Date;
}
