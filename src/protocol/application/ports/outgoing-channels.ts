import type { Facts } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';

/** Sending end of the channel to one peer. */
export interface OutgoingPosition {
  /** Number and digest of the last envelope; 0 and 64 zeros before the first. */
  readonly sequence: number;
  readonly digest: string;
  /** Number up to which the peer says to have applied; 0 at first. */
  readonly acknowledged: number;
}

export interface SentEnvelope {
  readonly id: string;
  readonly sequence: number;
  readonly digest: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly createdAt: Date;
  /** Outer form as it travels, kept so that every resend is the same bytes. */
  readonly text: string;
}

/** Why the peer is not reached or does not take our envelopes. */
export interface ChannelProblem {
  readonly code: string;
  readonly facts: Facts;
  readonly ja: string;
  readonly en: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Last attempt to reach the peer over the network. */
export interface Contact {
  readonly at: Date;
  readonly problem: ChannelProblem | null;
}

export abstract class OutgoingChannels {
  /** Locks the channel until the transaction ends: numbers stay without gaps. */
  abstract lock(tx: Tx, peer: string): Promise<OutgoingPosition>;
  /** After `lock`. */
  abstract append(tx: Tx, peer: string, envelope: SentEnvelope): Promise<void>;
  abstract position(tx: Tx, peer: string): Promise<OutgoingPosition>;
  /** In order from `sequence`; at most `bytes`, but at least one if there is one. */
  abstract from(
    tx: Tx,
    peer: string,
    sequence: number,
    bytes: number,
  ): Promise<{ sequence: number; text: string }[]>;
  /** Never goes back, nor beyond what was sent. */
  abstract acknowledge(tx: Tx, peer: string, upTo: number): Promise<void>;
  abstract noteContact(tx: Tx, peer: string, contact: Contact): Promise<void>;
  abstract contact(tx: Tx, peer: string): Promise<Contact | undefined>;
  /** The peer refused this message; gives its type, or undefined for an unknown id. */
  abstract noteRefusal(
    tx: Tx,
    peer: string,
    id: string,
    refusal: { code: string; ja: string; en: string },
  ): Promise<string | undefined>;
}
