import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BasicContractState } from '../domain/basic-contract.js';
import { contractTextEntities } from './contract-text.entities.js';
import { FeeAllocationEntity } from './fee-allocation.entity.js';
import { EligibleRequestEntity, IndividualContractEntity } from './individual-contract.entities.js';

@Entity('basic_contract')
export class BasicContractEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: BasicContractState;
  @Column('text', { array: true }) parties: string[];
}

export const contractEntities = [
  ...contractTextEntities,
  FeeAllocationEntity,
  BasicContractEntity,
  IndividualContractEntity,
  EligibleRequestEntity,
];
