import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of the audit trail; the table refuses UPDATE and DELETE. */
@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn('bigint', { generated: 'identity' }) id: string;
  @Column('timestamptz') at: Date;
  @Column('text') actor: string;
  @Column('text') action: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: string;
  @Column('text', { name: 'subject_id' }) subjectId: string;
  @Column('text', { name: 'from_state', nullable: true }) fromState: string | null;
  @Column('text', { name: 'to_state', nullable: true }) toState: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
