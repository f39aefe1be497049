import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProvideRun, ProvideRunState } from '../domain/provide/provide-run.js';

@Entity('provide_run')
export class ProvideRunEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'package_id' }) packageId: string;
  @Column('text') state: ProvideRunState;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') signer: string;
  @Column('int') attempts: number;
  @Column('jsonb', { nullable: true }) progress: ProvideRun['progress'] | null;
  @Column('jsonb', { nullable: true }) failure: ProvideRun['failure'] | null;
  @Column('text', { name: 'started_at' }) startedAt: string;
  @Column('text', { name: 'ended_at', nullable: true }) endedAt: string | null;
}
