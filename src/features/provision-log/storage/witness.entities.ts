import { Column, Entity, PrimaryColumn } from 'typeorm';
import { POSITION } from './columns.js';

@Entity('provision_log_sent')
export class SentCheckpointEntity {
  @PrimaryColumn('text') peer: string;
  @PrimaryColumn('bigint', POSITION) size: number;
  @Column('text') at: string;
}

@Entity('provision_log_received')
export class ReceivedCheckpointEntity {
  @PrimaryColumn('bigint', { generated: 'identity' }) id: string;
  @Column('text') peer: string;
  @Column('bigint', POSITION) size: number;
  @Column('text') text: string;
  @Column('text') signature: string;
  @Column('text', { name: 'public_key' }) publicKey: string;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('text', { name: 'received_at' }) receivedAt: string;
}

@Entity('provision_log_witness')
export class WitnessEntity {
  @PrimaryColumn('text') operator: string;
  @PrimaryColumn('bigint', POSITION) size: number;
  @Column('text') text: string;
  @Column('text') signature: string;
  @Column('text', { name: 'public_key' }) publicKey: string;
  @Column('text', { name: 'witnessed_at' }) witnessedAt: string;
}
