import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  CertificationChange,
  CertificationSource,
  OperatorKind,
} from '../domain/certification.js';

/** One event of an operator's certification; the table refuses UPDATE and DELETE. */
@Entity('certification_event')
export class CertificationEventEntity {
  @PrimaryColumn('text') operator: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: OperatorKind;
  @Column('text') change: CertificationChange;
  @Column('text', { nullable: true }) number: string | null;
  @Column('date', { name: 'effective_on' }) effectiveOn: string;
  @Column('date', { nullable: true }) until: string | null;
  @Column('text') source: CertificationSource;
  @Column('text', { nullable: true }) reference: string | null;
  @Column('text', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}
