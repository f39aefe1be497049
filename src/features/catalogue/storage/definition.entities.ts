import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DataDefinition } from '../domain/data-definition.js';
import type { DefinitionState } from '../domain/definition-version.js';

@Entity('data_definition')
export class DefinitionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'definition_id' }) definitionId: string;
  @Column('integer') version: number;
  @Column('text') state: DefinitionState;
  @Column('jsonb') definition: DataDefinition;
  @Column('text') sha256: string;
  @Column('text') proposer: string;
  @Column('text', { array: true }) members: string[];
  @Column('text', { name: 'proposed_by', nullable: true }) proposedBy: string | null;
}

@Entity('definition_agreement')
export class AgreementEntity {
  @PrimaryColumn('uuid', { name: 'definition_id' }) definitionId: string;
  @PrimaryColumn('text') operator: string;
  @Column('timestamptz', { name: 'agreed_at' }) agreedAt: Date;
}

export const catalogueEntities = [DefinitionEntity, AgreementEntity];
