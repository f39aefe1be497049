import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  DeletionDuty,
  DutyCause,
  DutyOutcome,
  DutyState,
} from '../domain/states/deletion-duty.js';

@Entity('deletion_duty')
export class DeletionDutyEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'package_id' }) packageId: string;
  @Column('text') state: DutyState;
  @Column('text') cause: DutyCause;
  @Column('boolean') mine: boolean;
  @Column('text', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('int', { name: 'list_version' }) listVersion: number;
  @Column('jsonb') digests: readonly string[];
  @Column('text', { name: 'raised_on' }) raisedOn: string;
  @Column('jsonb', { nullable: true }) ticket: DeletionDuty['ticket'] | null;
  @Column('jsonb', { nullable: true }) removal: DeletionDuty['removal'] | null;
  @Column('text', { nullable: true }) outcome: DutyOutcome | null;
  @Column('text', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
  @Column('text', { name: 'fulfilled_on', nullable: true }) fulfilledOn: string | null;
}
