import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LinkJobEntity } from './link-job.entity.js';
import type { NamedProfile } from '../domain/link-ticket.js';
import type { LinkedCounts } from '../domain/linkage-run.js';

@Entity('linkage_run')
export class LinkageRunEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('jsonb') sources: readonly string[];
  @Column('jsonb', { nullable: true }) profile: NamedProfile | null;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('text', { name: 'issued_by' }) issuedBy: string;
  @Column('jsonb', { nullable: true }) counts: LinkedCounts | null;
  @Column('timestamptz', { name: 'recorded_at', nullable: true }) recordedAt: Date | null;
  @Column('text', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}

export const linkageEntities = [LinkageRunEntity, LinkJobEntity];
