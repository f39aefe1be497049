import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConversionState } from '../domain/conversion-version.js';
import type { RuleSet } from '../domain/rule-set.js';

@Entity('conversion')
export class ConversionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('integer') version: number;
  @Column('text') state: ConversionState;
  @Column('jsonb', { name: 'rule_set' }) ruleSet: RuleSet;
  @Column('text') sha256: string;
  @Column('text', { name: 'drafted_by' }) draftedBy: string;
  @Column('text', { name: 'approved_by', nullable: true }) approvedBy: string | null;
}

export const conversionEntities = [ConversionEntity];
