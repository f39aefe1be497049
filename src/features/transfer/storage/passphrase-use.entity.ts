import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PassphraseUseKind } from '../domain/states/passphrase-use.js';

@Entity('passphrase_use')
export class PassphraseUseEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'package_id' }) packageId: string;
  @Column('text') kind: PassphraseUseKind;
  @Column('timestamptz') at: Date;
  @Column('text') operator: string;
  @Column('text') person: string;
  @Column('text', { nullable: true }) actor: string | null;
}
