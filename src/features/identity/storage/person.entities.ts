import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { unique: true }) login: string;
  @Column('text') name: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('text', { name: 'password_hash' }) passwordHash: string;
}

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
}

@Entity('person_signing_key')
export class SigningKeyEntity {
  @PrimaryColumn('text') fingerprint: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'public_key' }) publicKey: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
}

export const identityEntities = [PersonEntity, SessionEntity, SigningKeyEntity];
