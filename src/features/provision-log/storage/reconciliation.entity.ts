import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReconciliationState } from '../domain/reconciliation.js';
import type { Direction } from '../domain/record-form.js';

@Entity('reconciliation')
export class ReconciliationEntity {
  @PrimaryColumn('text', { name: 'package_id' }) packageId: string;
  @Column('text', { name: 'package_name' }) packageName: string;
  @Column('text') counterpart: string;
  @Column('text') direction: Direction;
  @Column('text') state: ReconciliationState;
  @Column('integer', { name: 'own_count', nullable: true }) ownCount: number | null;
  @Column('integer', { name: 'peer_count', nullable: true }) peerCount: number | null;
  @Column('integer', { name: 'only_own', nullable: true }) onlyOwn: number | null;
  @Column('integer', { name: 'only_peer', nullable: true }) onlyPeer: number | null;
  @Column('text', { name: 'own_root', nullable: true }) ownRoot: string | null;
  @Column('text', { name: 'peer_root', nullable: true }) peerRoot: string | null;
  @Column('bytea', { name: 'peer_digests', nullable: true, select: false })
  peerDigests?: Buffer | null;
  @Column('text', { name: 'updated_at' }) updatedAt: string;
}
