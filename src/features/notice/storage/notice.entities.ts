import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeState } from '../domain/notice.js';
import type { CountedFrom } from '../domain/notice-list.js';

@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'institution_code' }) institutionCode: string;
  @Column('text') state: NoticeState;
  @Column('date', { name: 'notified_on' }) notifiedOn: string;
  @Column('text', { name: 'counted_from' }) countedFrom: CountedFrom;
  @Column('int', { name: 'waiting_days' }) waitingDays: number;
  @Column('date', { name: 'stopped_on', nullable: true }) stoppedOn: string | null;
  @Column('text') evidence: string;
  @Column('text', { name: 'registered_by' }) registeredBy: string;
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('int', { name: 'seen_version' }) seenVersion: number;
  @Column('int', { name: 'list_version', nullable: true }) listVersion: number | null;
}

/** One row: the version counter, locked by whoever changes the list. */
@Entity('notice_list')
export class NoticeListEntity {
  @PrimaryColumn('boolean') one: true;
  @Column('int') version: number;
}

export const noticeEntities = [NoticeEntity, NoticeListEntity];
