import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransferPackage } from '../domain/states/package.js';
import type { PackageDirection, PackageState } from '../domain/states/package-states.js';
import { DiscrepancyEntity } from './discrepancy.entity.js';
import { DeletionDutyEntity } from './deletion-duty.entity.js';
import { PassphraseUseEntity } from './passphrase-use.entity.js';
import { ProvideRunEntity } from './provide-run.entity.js';
import { mediaEntities } from './media.entities.js';

@Entity('transfer_package')
export class PackageEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') direction: PackageDirection;
  @Column('text') state: PackageState;
  @Column('text') name: string;
  @Column('text') counterpart: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text', { name: 'provided_on' }) providedOn: string;
  @Column('text', { name: 'retention_until' }) retentionUntil: string;
  @Column('jsonb') tables: TransferPackage['tables'];
  @Column('jsonb', { nullable: true }) ticket: TransferPackage['ticket'] | null;
  @Column('jsonb', { nullable: true }) extraction: TransferPackage['extraction'] | null;
  @Column('jsonb', { nullable: true }) findings: TransferPackage['findings'] | null;
  @Column('jsonb', { nullable: true }) seal: TransferPackage['seal'] | null;
  @Column('text', { name: 'sealed_by', nullable: true }) sealedBy: string | null;
  @Column('text', { name: 'passphrase_message', nullable: true })
  passphraseMessage: string | null;
  @Column('jsonb', { nullable: true }) consignment: TransferPackage['consignment'] | null;
  @Column('jsonb', { name: 'proposed_arrival', nullable: true })
  proposedArrival: TransferPackage['proposedArrival'] | null;
  @Column('jsonb', { nullable: true }) arrival: TransferPackage['arrival'] | null;
  @Column('jsonb', { name: 'proposed_give_up', nullable: true })
  proposedGiveUp: TransferPackage['proposedGiveUp'] | null;
  @Column('jsonb', { nullable: true }) opening: TransferPackage['opening'] | null;
  @Column('jsonb', { nullable: true }) reasons: TransferPackage['reasons'] | null;
  @Column('jsonb', { nullable: true }) voided: TransferPackage['voided'] | null;
  @Column('jsonb', { name: 'opt_outs', nullable: true })
  optOuts: TransferPackage['optOuts'] | null;
  @Column('jsonb', { nullable: true }) notices: TransferPackage['notices'] | null;
  @Column('jsonb', { nullable: true }) release: TransferPackage['release'] | null;
  @Column('jsonb', { nullable: true }) upload: TransferPackage['upload'] | null;
  @Column('jsonb', { nullable: true }) recall: TransferPackage['recall'] | null;
  @Column('text', { name: 'accepted_on', nullable: true }) acceptedOn: string | null;
  @Column('int') delivery: number;
  @Column('uuid', { nullable: true }) replaces: string | null;
}

export const transferEntities = [
  PackageEntity,
  PassphraseUseEntity,
  DeletionDutyEntity,
  DiscrepancyEntity,
  ProvideRunEntity,
  ...mediaEntities,
];
