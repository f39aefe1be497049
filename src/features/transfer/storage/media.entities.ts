import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NewCustody } from '../domain/media/check-custody.js';
import type { CustodyEvent } from '../domain/media/custody-event.js';
import type { DeviationKind, DeviationState } from '../domain/media/deviation.js';
import type { MediumKind } from '../domain/media/medium.js';
import type { Seal } from '../domain/media/seal.js';

/** PostgreSQL's bigint comes as text; capacities in bytes are exact as numbers. */
const wholeNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

@Entity('medium')
export class MediumEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') owner: string;
  @Column('text') kind: MediumKind;
  @Column('text') serial: string;
  @Column('bigint', { name: 'capacity_bytes', transformer: wholeNumber }) capacityBytes: number;
  @Column('boolean', { name: 'hardware_encrypted' }) hardwareEncrypted: boolean;
}

@Entity('custody_event')
export class CustodyEventEntity {
  /** The event's id is its operator's to give; this one is ours: the order in which events came. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'medium_id' }) mediumId: string;
  @Column('uuid', { name: 'package_id', nullable: true }) packageId: string | null;
  @Column('uuid', { name: 'chain_id' }) chainId: string;
  @Column('text') operator: string;
  @Column('int') sequence: number;
  @Column('text') sha256: string;
  @Column('jsonb') document: CustodyEvent;
  @Column('text') signature: string;
}

@Entity('custody_pending')
export class CustodyPendingEntity {
  @PrimaryColumn('uuid', { name: 'medium_id' }) mediumId: string;
  @Column('jsonb') event: NewCustody;
  @Column('text') actor: string;
  @Column('timestamptz') at: Date;
}

@Entity('seal')
export class SealEntity {
  @PrimaryColumn('text') number: string;
  @Column('text') operator: string;
  @Column('text') state: Seal['state'];
  @Column('uuid', { name: 'medium_id', nullable: true }) mediumId: string | null;
}

@Entity('deviation')
export class DeviationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'package_id' }) packageId: string;
  @Column('text') operator: string;
  @Column('text') counterpart: string;
  @Column('text') kind: DeviationKind;
  @Column('text') state: DeviationState;
  @Column('text', { name: 'opened_at' }) openedAt: string;
  @Column('text', { name: 'opened_by' }) openedBy: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'closing_requested_by', nullable: true })
  closingRequestedBy: string | null;
  @Column('text', { name: 'closed_by', nullable: true }) closedBy: string | null;
  @Column('text', { name: 'closed_on', nullable: true }) closedOn: string | null;
}

export const mediaEntities = [
  MediumEntity,
  CustodyEventEntity,
  CustodyPendingEntity,
  SealEntity,
  DeviationEntity,
];
