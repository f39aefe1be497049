import { Column, PrimaryColumn } from 'typeorm';
import type { MachineRun } from '../../kernel/runs/machine-run.js';

/** Columns every kind of run has. */
export abstract class RunEntity<R extends MachineRun> {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: R['state'];
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('int') attempts: number;
  @Column('jsonb', { nullable: true }) progress: R['progress'] | null;
  @Column('jsonb', { nullable: true }) failure: R['failure'] | null;
  @Column('text', { name: 'started_at' }) startedAt: string;
  @Column('text', { name: 'ended_at', nullable: true }) endedAt: string | null;
}
