import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntryKind } from '../domain/log-entry.js';
import { POSITION } from './columns.js';

@Entity('provision_log_leaf')
export class LeafEntity {
  @PrimaryColumn('bigint', POSITION) sequence: number;
  @Column('text') kind: EntryKind;
  @Column('bytea') hash: Buffer;
}

/** Frontier after each appending transaction; `peaks` are 32-byte hashes one after another. */
@Entity('provision_log_head')
export class HeadEntity {
  @PrimaryColumn('bigint', POSITION) size: number;
  @Column('bytea') peaks: Buffer;
  @Column('bytea') root: Buffer;
  @Column('text') at: string;
}

@Entity('provision_log_checkpoint')
export class CheckpointEntity {
  @PrimaryColumn('bigint', POSITION) size: number;
  @Column('text') text: string;
  @Column('text') signature: string;
}
