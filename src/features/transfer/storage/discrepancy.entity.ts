import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Discrepancy, DiscrepancyState } from '../domain/states/discrepancy-process.js';

@Entity('discrepancy')
export class DiscrepancyEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'package_id' }) packageId: string;
  @Column('text') state: DiscrepancyState;
  @Column('jsonb') report: Discrepancy['report'];
  @Column('uuid', { name: 'replaced_by', nullable: true }) replacedBy: string | null;
  @Column('text', { name: 'reported_by', nullable: true }) reportedBy: string | null;
  @Column('text', { name: 'acknowledged_by', nullable: true }) acknowledgedBy: string | null;
  @Column('text', { name: 'acknowledged_on', nullable: true }) acknowledgedOn: string | null;
  @Column('text', { name: 'peer_acknowledged_on', nullable: true })
  peerAcknowledgedOn: string | null;
}
