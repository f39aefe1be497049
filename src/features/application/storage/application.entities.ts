import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseState, ExchangeCase } from '../domain/case.js';
import type { ProvisionRequest, RequestState } from '../domain/provision-request.js';

@Entity('exchange_case')
export class CaseEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('int', { name: 'fiscal_year' }) fiscalYear: number;
  @Column('int', { name: 'case_number' }) caseNumber: number;
  @Column('text') state: CaseState;
  @Column('boolean') rehearsal: boolean;
  @Column('jsonb', { name: 'data_user' }) dataUser: ExchangeCase['dataUser'];
  @Column('jsonb', { name: 'research_plan' }) researchPlan: ExchangeCase['researchPlan'];
  @Column('jsonb', { name: 'specification_draft' })
  specificationDraft: ExchangeCase['specificationDraft'];
  @Column('jsonb', { name: 'permission_to_share' })
  permissionToShare: ExchangeCase['permissionToShare'];
  @Column('text', { name: 'linked_providers', array: true, nullable: true })
  linkedProviders: string[] | null;
  @Column('jsonb', { name: 'first_review', nullable: true })
  firstReview: ExchangeCase['firstReview'] | null;
  @Column('jsonb', { name: 'second_review', nullable: true })
  secondReview: ExchangeCase['secondReview'] | null;
}

@Entity('provision_request')
export class ProvisionRequestEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId: string | null;
  @Column('int', { name: 'fiscal_year' }) fiscalYear: number;
  @Column('int', { name: 'case_number' }) caseNumber: number;
  @Column('text') recipient: string;
  @Column('text') provider: string;
  @Column('boolean') rehearsal: boolean;
  @Column('text') state: RequestState;
  @Column('jsonb') document: ProvisionRequest['document'];
  @Column('text', { name: 'drafted_by', nullable: true }) draftedBy: string | null;
  @Column('jsonb', { nullable: true }) answer: ProvisionRequest['answer'] | null;
}

export const applicationEntities = [CaseEntity, ProvisionRequestEntity];
