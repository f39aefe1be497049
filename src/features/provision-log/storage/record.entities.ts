import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TableRows } from '../domain/log-entry.js';
import type { Direction, RecordedParty } from '../domain/record-form.js';
import { POSITION } from './columns.js';

@Entity('provision_handover')
export class HandoverEntity {
  @PrimaryColumn('bigint', POSITION) sequence: number;
  @Column('uuid') id: string;
  @Column('smallint') version: 1;
  @Column('text') direction: Direction;
  @Column('text') form: string;
  @Column('jsonb') counterpart: RecordedParty;
  @Column('text', { name: 'handed_over_on' }) handedOverOn: string;
  @Column('text', { nullable: true }) acquisition: string | null;
  @Column('text', { name: 'package_id' }) packageId: string;
  @Column('text', { name: 'package_name' }) packageName: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text', { name: 'contract_id' }) contractId: string;
  @Column('jsonb') items: { table: string; items: string[] }[];
  @Column('integer') persons: number;
  @Column('jsonb') rows: TableRows[];
  @Column('text', { name: 'digest_root' }) digestRoot: string;
  @Column('text', { name: 'retain_until' }) retainUntil: string;
  @Column('text', { name: 'recorded_at' }) recordedAt: string;
  @Column('text', { name: 'recorded_by' }) recordedBy: string;
}

/** One person of one package; what identifies the person is `sealed`, found by the keyed hashes. */
@Entity('provision_record')
export class RecordEntity {
  @PrimaryColumn('bigint', POSITION) sequence: number;
  @Column('smallint') version: 1;
  @Column('uuid', { name: 'handover_id' }) handoverId: string;
  @Column('text') digest: string;
  @Column('jsonb') tables: TableRows[];
  @Column('text', { name: 'person_hash' }) personHash: string;
  @Column('text') sealed: string;
  @Column('text', { name: 'lookup_local' }) lookupLocal: string;
  @Column('text', { name: 'lookup_identity' }) lookupIdentity: string;
  @Column('text', { name: 'retain_until' }) retainUntil: string;
}

@Entity('provision_delivery')
export class DeliveryEntity {
  @PrimaryColumn('bigint', POSITION) sequence: number;
  @Column('uuid') id: string;
  @Column('smallint') version: 1;
  @Column('text', { name: 'case_id' }) caseId: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text', { name: 'delivered_on' }) deliveredOn: string;
  @Column('jsonb', { name: 'data_user' }) dataUser: RecordedParty;
  @Column('text') content: string;
  @Column('text') method: string;
  @Column('integer') persons: number;
  @Column('jsonb') rows: TableRows[];
  @Column('text', { name: 'document_sha256' }) documentSha256: string;
  @Column('text', { name: 'retain_until' }) retainUntil: string;
  @Column('text', { name: 'recorded_at' }) recordedAt: string;
  @Column('text', { name: 'recorded_by' }) recordedBy: string;
}
