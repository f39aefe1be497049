import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Facts } from '../../kernel/outcome.js';
import type { Via } from '../application/ports/incoming-channels.js';
import type { ChannelProblem } from '../application/ports/outgoing-channels.js';

@Entity('outgoing_channel')
export class OutgoingChannelEntity {
  @PrimaryColumn('text') peer: string;
  @Column('integer') sequence: number;
  @Column('text') digest: string;
  @Column('integer') acknowledged: number;
}

/** The outer form is kept as text: a resend is the same bytes. */
@Entity('outgoing_envelope')
export class OutgoingEnvelopeEntity {
  @PrimaryColumn('text') peer: string;
  @PrimaryColumn('integer') sequence: number;
  @Column('uuid') id: string;
  @Column('text') digest: string;
  @Column('text') type: string;
  @Column('integer', { name: 'schema_version' }) schemaVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer') bytes: number;
  @Column('text') text: string;
  @Column('jsonb', { nullable: true }) refusal: { code: string; ja: string; en: string } | null;
}

/** Apart from the channel: a slow peer's bookkeeping must not wait for a sender's lock, nor the reverse. */
@Entity('peer_contact')
export class PeerContactEntity {
  @PrimaryColumn('text') peer: string;
  @Column('timestamptz') at: Date;
  @Column('jsonb', { nullable: true }) problem: ChannelProblem | null;
}

@Entity('incoming_channel')
export class IncomingChannelEntity {
  @PrimaryColumn('text') peer: string;
  @Column('integer') sequence: number;
  @Column('text') digest: string;
}

@Entity('incoming_envelope')
export class IncomingEnvelopeEntity {
  @PrimaryColumn('text') peer: string;
  @PrimaryColumn('integer') sequence: number;
  @Column('uuid') id: string;
  @Column('text') digest: string;
  @Column('text') type: string;
  @Column('integer', { name: 'schema_version' }) schemaVersion: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text') via: Via;
  @Column('text') result: 'applied' | 'refused';
  @Column('text', { nullable: true }) refusal: string | null;
  @Column('text') text: string;
}

@Entity('quarantine')
export class QuarantineEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) peer: string | null;
  @Column('integer', { nullable: true }) sequence: number | null;
  @Column('bytea', { select: false }) raw: Buffer;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('text') code: string;
  @Column('jsonb') facts: Facts;
  @Column('text') ja: string;
  @Column('text') en: string;
  @Column('text') via: Via;
  @Column('integer') occurrences: number;
  @Column('timestamptz', { name: 'first_at' }) firstAt: Date;
  @Column('timestamptz', { name: 'last_at' }) lastAt: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
}

export const protocolEntities = [
  OutgoingChannelEntity,
  OutgoingEnvelopeEntity,
  PeerContactEntity,
  IncomingChannelEntity,
  IncomingEnvelopeEntity,
  QuarantineEntity,
];
