import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Certification, OperatorKind } from '../domain/certification.js';
import type { Peer, Transport } from '../domain/peer.js';
import { CertificationEventEntity } from './certification-event.entity.js';

@Entity('peer')
export class PeerEntity {
  @PrimaryColumn('text') code: string;
  @Column('text') name: string;
  @Column('text') kind: OperatorKind;
  @Column('text') address: string;
  @Column('text') representative: string;
  @Column('text', { name: 'public_key' }) publicKey: string;
  @Column('text') fingerprint: string;
  @Column('text') status: Peer['status'];
  @Column('jsonb') certification: Certification;
  @Column('jsonb') transport: Transport;
  @Column('text', { name: 'registered_by' }) registeredBy: string;
  @CreateDateColumn({ type: 'timestamptz', name: 'registered_at' }) registeredAt?: Date;
}

export const operatorEntities = [PeerEntity, CertificationEventEntity];
