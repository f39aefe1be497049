import { Column, Entity } from 'typeorm';
import { RunEntity } from '../../../platform/database/run.entity.js';
import type { LinkJob } from '../domain/link-job.js';

@Entity('link_job')
export class LinkJobEntity extends RunEntity<LinkJob> {
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('jsonb') ticket: LinkJob['ticket'];
  @Column('uuid', { name: 'earlier_id', nullable: true }) earlierId: string | null;
  @Column('uuid', { name: 'review_ids', array: true }) reviewIds: string[];
}
