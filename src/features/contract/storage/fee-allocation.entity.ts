import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FeeAllocation } from '../domain/fee-allocation.js';

@Entity('fee_allocation')
export class FeeAllocationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('uuid', { name: 'request_ids', array: true }) requestIds: string[];
  @Column('jsonb') allocation: FeeAllocation;
}
