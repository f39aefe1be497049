import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SecondReviewNotice } from '../domain/notice.js';
import type { Review, ReviewKind, ReviewState, ReviewSubject, Ruling } from '../domain/review.js';

@Entity('review')
export class ReviewEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ReviewKind;
  @Column('text', { name: 'subject_kind' }) subjectKind: ReviewSubject['kind'];
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text') state: ReviewState;
  @Column('date', { name: 'opened_on' }) openedOn: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('jsonb') declarations: Review['declarations'];
  @Column('jsonb') votes: Review['votes'];
  @Column('jsonb', { nullable: true }) ruling: Ruling | null;
}

@Entity('reviewed_request')
export class ReviewedRequestEntity {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId: string;
  @Column('text') recipient: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
}

@Entity('second_review_notice')
export class SecondReviewNoticeEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('text') recipient: string;
  @Column('int', { name: 'fiscal_year' }) fiscalYear: number;
  @Column('int', { name: 'case_number' }) caseNumber: number;
  @Column('text') decision: SecondReviewNotice['decision'];
  @Column('date', { name: 'decided_on' }) decidedOn: string;
  @Column('jsonb') conditions: readonly string[];
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
}

export const reviewEntities = [ReviewEntity, ReviewedRequestEntity, SecondReviewNoticeEntity];
