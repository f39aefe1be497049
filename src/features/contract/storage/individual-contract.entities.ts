import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IndividualContractState } from '../domain/individual-contract.js';

@Entity('individual_contract')
export class IndividualContractEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('text') state: IndividualContractState;
}

@Entity('eligible_request')
export class EligibleRequestEntity {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text') recipient: string;
  @Column('text') provider: string;
  @Column('boolean') rehearsal: boolean;
}
