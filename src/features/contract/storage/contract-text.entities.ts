import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractDocument, ContractNotice } from '../domain/contract-document.js';

@Entity('contract_text')
export class ContractTextEntity {
  @PrimaryColumn('text') sha256: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('jsonb') document: ContractDocument;
  @Column('text', { name: 'drafted_by', nullable: true }) draftedBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

abstract class SignatureColumns {
  @PrimaryColumn('text') sha256: string;
  @PrimaryColumn('text') operator: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('text') title: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('text') signature: string;
}

@Entity('contract_signature')
export class TextSignatureEntity extends SignatureColumns {}

/** Came before its text and is not verified yet. */
@Entity('held_signature')
export class HeldTextSignatureEntity extends SignatureColumns {}

@Entity('contract_decline')
export class DeclineEntity {
  @PrimaryColumn('text') sha256: string;
  @PrimaryColumn('text') operator: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'declined_at' }) declinedAt: Date;
}

@Entity('contract_notice')
export class ContractNoticeEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('jsonb') notice: ContractNotice;
  @Column('text') operator: string;
  @Column('text') title: string;
  @Column('text') sha256: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('text') signature: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

export const contractTextEntities = [
  ContractTextEntity,
  TextSignatureEntity,
  HeldTextSignatureEntity,
  DeclineEntity,
  ContractNoticeEntity,
];
