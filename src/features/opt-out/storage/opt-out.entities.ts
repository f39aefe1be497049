import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stop_request')
export class StopRequestEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'request_index', unique: true }) requestIndex: string;
  @Column('text', { name: 'sealed_entry' }) sealedEntry: string;
  @Column('date', { name: 'received_on' }) receivedOn: string;
  @Column('text') via: 'person' | 'institution';
  @Column('int', { name: 'list_version' }) listVersion: number;
}

/** One row: the version counter, locked by whoever changes the list. */
@Entity('opt_out_list')
export class OptOutListEntity {
  @PrimaryColumn('boolean') one: true;
  @Column('int') version: number;
}

export const optOutEntities = [StopRequestEntity, OptOutListEntity];
