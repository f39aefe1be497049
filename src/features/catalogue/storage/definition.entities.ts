import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DataDefinition } from '../domain/data-definition.js';
import type { DefinitionState } from '../domain/definition-version.js';
import type { VoteDocument } from '../domain/definition-vote.js';

@Entity('data_definition')
export class DefinitionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'definition_id' }) definitionId: string;
  @Column('integer') version: number;
  @Column('integer') round: number;
  @Column('text') state: DefinitionState;
  @Column('jsonb') definition: DataDefinition;
  @Column('text') sha256: string;
  @Column('text') proposer: string;
  @Column('text', { array: true }) members: string[];
  @Column('text', { name: 'proposed_by', nullable: true }) proposedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { name: 'closing_reason', nullable: true }) closingReason: string | null;
}

@Entity('definition_vote')
export class VoteEntity {
  @PrimaryColumn('uuid', { name: 'definition_id' }) definitionId: string;
  @PrimaryColumn('text') operator: string;
  @Column('text') vote: VoteDocument['vote'];
  @Column('jsonb') document: VoteDocument;
  @Column('text') signature: string;
  @Column('boolean') verified: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('definition_draft')
export class DraftEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: DefinitionState;
  @Column('jsonb') definition: DataDefinition;
  @Column('integer') revision: number;
  @Column('text', { name: 'edited_by' }) editedBy: string;
  @Column('timestamptz', { name: 'edited_at' }) editedAt: Date;
}

export const catalogueEntities = [DefinitionEntity, VoteEntity, DraftEntity];
