import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BasicContractState } from '../domain/basic-contract.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import type { IndividualContractState } from '../domain/individual-contract.js';
import { contractTextEntities } from './contract-text.entities.js';
import { FeeAllocationEntity } from './fee-allocation.entity.js';

@Entity('basic_contract')
export class BasicContractEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: BasicContractState;
  @Column('text', { array: true }) parties: string[];
}

@Entity('individual_contract')
export class IndividualContractEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('text') state: IndividualContractState;
  @Column('jsonb') document: IndividualContractDocument;
  @Column('text') sha256: string;
  @Column('text', { name: 'drafted_by', nullable: true }) draftedBy: string | null;
}

@Entity('eligible_request')
export class EligibleRequestEntity {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text') recipient: string;
  @Column('text') provider: string;
  @Column('boolean') rehearsal: boolean;
}

abstract class SignatureColumns {
  @PrimaryColumn('uuid', { name: 'contract_id' }) contractId: string;
  @PrimaryColumn('text') operator: string;
  @Column('text') title: string;
  @Column('text') sha256: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('text') signature: string;
}

@Entity('contract_signature')
export class SignatureEntity extends SignatureColumns {}

/** Came before its contract and is not verified yet. */
@Entity('held_signature')
export class HeldSignatureEntity extends SignatureColumns {}

export const contractEntities = [
  ...contractTextEntities,
  FeeAllocationEntity,
  BasicContractEntity,
  IndividualContractEntity,
  EligibleRequestEntity,
  SignatureEntity,
  HeldSignatureEntity,
];
