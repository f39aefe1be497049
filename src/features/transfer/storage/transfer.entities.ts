import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustodyKind, MediumKind } from '../domain/states/custody.js';
import type { TransferPackage } from '../domain/states/package.js';
import type { PackageDirection, PackageState } from '../domain/states/package-states.js';
import { DeletionDutyEntity } from './deletion-duty.entity.js';
import { PassphraseUseEntity } from './passphrase-use.entity.js';

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
  @Column('jsonb', { nullable: true }) arrival: TransferPackage['arrival'] | null;
  @Column('jsonb', { nullable: true }) opening: TransferPackage['opening'] | null;
  @Column('jsonb', { nullable: true }) reasons: TransferPackage['reasons'] | null;
  @Column('jsonb', { nullable: true }) voided: TransferPackage['voided'] | null;
  @Column('jsonb', { name: 'opt_outs', nullable: true })
  optOuts: TransferPackage['optOuts'] | null;
  @Column('jsonb', { nullable: true }) release: TransferPackage['release'] | null;
  @Column('jsonb', { nullable: true }) recall: TransferPackage['recall'] | null;
  @Column('text', { name: 'accepted_on', nullable: true }) acceptedOn: string | null;
  @Column('int') delivery: number;
  @Column('uuid', { nullable: true }) replaces: string | null;
}

/** PostgreSQL's bigint comes as text; capacities in bytes are exact as numbers. */
const wholeNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

@Entity('medium')
export class MediumEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: MediumKind;
  @Column('text') serial: string;
  @Column('bigint', { name: 'capacity_bytes', transformer: wholeNumber }) capacityBytes: number;
  @Column('boolean', { name: 'hardware_encrypted' }) hardwareEncrypted: boolean;
}

@Entity('custody_event')
export class CustodyEventEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'medium_id' }) mediumId: string;
  @Column('int') sequence: number;
  @Column('timestamptz') at: Date;
  @Column('text') actor: string;
  @Column('text') kind: CustodyKind;
  @Column('uuid', { name: 'package_id', nullable: true }) packageId: string | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { name: 'seal_number', nullable: true }) sealNumber: string | null;
  @Column('text', { name: 'tracking_number', nullable: true }) trackingNumber: string | null;
  @Column('text', { nullable: true }) counterpart: string | null;
  @Column('text', { nullable: true }) witness: string | null;
}

export const transferEntities = [
  PackageEntity,
  MediumEntity,
  CustodyEventEntity,
  PassphraseUseEntity,
  DeletionDutyEntity,
];
