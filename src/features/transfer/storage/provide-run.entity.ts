import { Column, Entity } from 'typeorm';
import { RunEntity } from '../../../platform/database/run.entity.js';
import type { ProvideRun } from '../domain/provide/provide-run.js';

@Entity('provide_run')
export class ProvideRunEntity extends RunEntity<ProvideRun> {
  @Column('uuid', { name: 'package_id' }) packageId: string;
  @Column('text') signer: string;
}
