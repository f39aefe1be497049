import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReviewedCounts } from '../domain/review/linkage-review.js';

@Entity('linkage_review')
export class LinkageReviewEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('text', { name: 'links_sha256' }) linksSha256: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('text', { name: 'issued_by' }) issuedBy: string;
  @Column('jsonb', { nullable: true }) counts: ReviewedCounts | null;
  @Column('timestamptz', { name: 'recorded_at', nullable: true }) recordedAt: Date | null;
  @Column('text', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}

export const linkageReviewEntities = [LinkageReviewEntity];
