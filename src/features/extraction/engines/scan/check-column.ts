import type { CodeTable, DataItem } from '../../../catalogue/index.js';
import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import type { CheckRule } from '../../domain/check-report.js';
import { itemRules, type ItemRules } from '../../domain/content/item-rules.js';
import { compactDay, isoDay } from './bytes/byte-values.js';
import { Memo } from './bytes/memo.js';
import type { Bounds, Row } from './bytes/row.js';
import { boundsOf } from './plain-span.js';

/** Checks the values of one column that the kernel did not prove right: each is decoded and asked about once. */
export class ColumnCheck {
  readonly rules: ItemRules;
  readonly bounds: Bounds;
  readonly #memo: Memo;
  readonly #verdicts: (readonly CheckRule[])[] = [[]];
  readonly #groups = new Map<CheckRule, FindingGroup>();

  constructor(
    row: Row,
    private readonly table: string,
    private readonly item: DataItem,
    readonly column: number,
    codeTables: readonly CodeTable[],
    private readonly asOf: number,
    isReference: boolean,
  ) {
    this.rules = itemRules(item, codeTables, isReference);
    this.bounds = boundsOf(item, this.rules);
    this.#memo = new Memo(row, [column]);
  }

  get name(): string {
    return this.item.name;
  }

  get groups(): Iterable<FindingGroup> {
    return this.#groups.values();
  }

  check(row: Row, number: number): void {
    const { column } = this;
    if (row.length(column) === 0) {
      this.#add('required', number);
      return;
    }
    const rules = this.#verdicts[this.#memo.of(this.#verdictOn)] as readonly CheckRule[];
    for (const rule of rules) this.#add(rule, number, row);
    if (this.rules.date !== undefined) this.#date(row, number);
    else if (rules.length === 0) row.accept(column);
  }

  /** Index of the verdict on the value. */
  readonly #verdictOn = (row: Row): number => {
    const rules = this.rules.breaks(row.text(this.column));
    if (rules.length === 0) return 0;
    const known = this.#verdicts.findIndex((one) => one.join() === rules.join());
    return known >= 0 ? known : this.#verdicts.push(rules) - 1;
  };

  #date(row: Row, number: number): void {
    const { column } = this;
    const { date, mayBeFuture } = this.rules;
    const start = row.starts[column] as number;
    const shortest = date === 'iso' ? 10 : 8;
    if (row.length(column) < shortest) return;
    const day = date === 'iso' ? isoDay(row.bytes, start) : compactDay(row.bytes, start);
    if (day <= 0) return;
    row.days[column] = day;
    if (day < FIRST_DAY || (day > this.asOf && !mayBeFuture)) this.#add('date-range', number, row);
  }

  #add(rule: CheckRule, number: number, row?: Row): void {
    let group = this.#groups.get(rule);
    if (group === undefined) {
      group = findingGroup(this.table, rule, this.item.name);
      this.#groups.set(rule, group);
    }
    addBreach(group, number, row && (() => row.text(this.column)));
  }
}

/** First day of 明治: nobody in the data was born before it. */
export const FIRST_DAY = 1868_01_01;
