import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Count, Holdings } from '../domain/holdings.js';

@Entity('holdings')
export class HoldingsEntity {
  @PrimaryColumn('text') operator: string;
  @PrimaryColumn('text', { name: 'definition_id' }) definitionId: string;
  @PrimaryColumn('integer', { name: 'definition_version' }) definitionVersion: number;
  @Column('date', { name: 'as_of' }) asOf: string;
  @Column('jsonb') statement: Holdings;
  @Column('timestamptz', { name: 'told_at' }) toldAt: Date;
}

/** What a hit of the search shows: values of the item, rows and persons of its table. */
export interface HeldCounts {
  readonly values: Count;
  readonly rows: Count;
  readonly persons: Count | null;
}

/** One item of a statement, so that a search reads what it shows and no whole statements. */
@Entity('held_item')
export class HeldItemEntity {
  @PrimaryColumn('text', { name: 'definition_id' }) definitionId: string;
  @PrimaryColumn('integer', { name: 'definition_version' }) definitionVersion: number;
  @PrimaryColumn('text', { name: 'table_name' }) tableName: string;
  @PrimaryColumn('text', { name: 'item_name' }) itemName: string;
  @PrimaryColumn('text') operator: string;
  @Column('text', { name: 'first_month', nullable: true }) firstMonth: string | null;
  @Column('text', { name: 'last_month', nullable: true }) lastMonth: string | null;
  @Column('jsonb') counts: HeldCounts;
}

export const holdingsEntities = [HoldingsEntity, HeldItemEntity];
