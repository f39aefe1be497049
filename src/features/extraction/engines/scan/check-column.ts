import type { CodeTable, DataItem } from '../../../catalogue/index.js';
import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import type { CheckRule } from '../../domain/check-report.js';
import { itemRules, type ItemRules } from '../../domain/content/item-rules.js';
import { DIGIT, PUNCTUATION } from './bytes/byte-class.js';
import { compactDay, isoDay, isPlainDecimal, isTime } from './bytes/byte-values.js';
import { Memo } from './bytes/memo.js';
import type { Row } from './bytes/row.js';
import { plainSpan, type PlainSpan } from './plain-span.js';

/** Shortest mail address worth looking for, and shortest telephone number. */
const MAIL = 6;
const PHONE = 10;

const DATE_LENGTH = 10;

type Proof = (kind: number, bytes: Uint8Array, start: number, end: number) => boolean;

/** What remains to be seen where length and kinds of bytes are right. */
const PROOFS: Readonly<Record<PlainSpan['form'], Proof>> = {
  none: () => false,
  span: () => true,
  text: (kind, _, start, end) =>
    !(kind & PUNCTUATION && end - start >= MAIL) && !(kind & DIGIT && end - start >= PHONE),
  decimal: (_, bytes, start, end) => isPlainDecimal(bytes, start, end),
  date: (_, bytes, start, end) => end - start === DATE_LENGTH && isoDay(bytes, start) >= 0,
  datetime: (_, bytes, start, end) =>
    end - start >= DATE_LENGTH &&
    isoDay(bytes, start) >= 0 &&
    (end - start === DATE_LENGTH || isTime(bytes, start + DATE_LENGTH, end)),
};

/** Checks one column: what its bytes prove right is accepted, everything else is decoded and asked about once. */
export class ColumnCheck {
  /** Day yyyymmdd of the value last checked, 0 if it has none. */
  day = 0;
  readonly rules: ItemRules;
  readonly span: PlainSpan;
  readonly #proves: Proof;
  /** Bytes of a value of which length and kinds alone tell that nothing is wrong; none if `longest` is -1. */
  readonly shortest: number;
  readonly longest: number;
  /** Kinds of bytes such a value must not hold. */
  readonly asked: number;
  readonly #memo: Memo;
  readonly #verdicts: (readonly CheckRule[])[] = [[]];
  readonly #groups = new Map<CheckRule, FindingGroup>();

  constructor(
    row: Row,
    private readonly table: string,
    private readonly item: DataItem,
    private readonly column: number,
    codeTables: readonly CodeTable[],
    private readonly asOf: number,
    isReference: boolean,
  ) {
    this.rules = itemRules(item, codeTables, isReference);
    this.span = plainSpan(item, this.rules);
    this.#proves = PROOFS[this.span.form];
    this.#memo = new Memo(row, [column]);
    const clear = this.span.form === 'span' && this.rules.date === undefined;
    this.shortest = Math.max(this.span.shortest, item.required ? 1 : 0);
    this.longest = clear ? Math.min(this.span.longest, 0x7fffffff) : -1;
    this.asked = ~this.span.allowed & 0xffff;
  }

  get name(): string {
    return this.item.name;
  }

  get groups(): Iterable<FindingGroup> {
    return this.#groups.values();
  }

  check(row: Row, number: number): void {
    const { column } = this;
    const start = row.starts[column] as number;
    const end = row.ends[column] as number;
    this.day = 0;
    if (start === end) {
      if (this.item.required) this.#add('required', number);
      return;
    }
    if (!this.#isPlain(row, start, end)) {
      const rules = this.#verdicts[this.#memo.of(this.#verdictOn)] as readonly CheckRule[];
      for (const rule of rules) this.#add(rule, number, row);
    }
    if (this.rules.date !== undefined) this.#date(row, start, end, number);
  }

  /** True where the bytes prove the value right. */
  #isPlain(row: Row, start: number, end: number): boolean {
    const kind = row.kinds[this.column] as number;
    const { allowed, shortest, longest } = this.span;
    const length = end - start;
    if ((kind & ~allowed) !== 0 || length < shortest || length > longest) return false;
    return this.#proves(kind, row.bytes, start, end);
  }

  /** Index of the verdict on the value. */
  readonly #verdictOn = (row: Row): number => {
    const rules = this.rules.breaks(row.text(this.column));
    if (rules.length === 0) return 0;
    const known = this.#verdicts.findIndex((one) => one.join() === rules.join());
    return known >= 0 ? known : this.#verdicts.push(rules) - 1;
  };

  #date(row: Row, start: number, end: number, number: number): void {
    const { date, mayBeFuture } = this.rules;
    const { bytes } = row;
    const shortest = date === 'iso' ? 10 : 8;
    if (end - start < shortest) return;
    const day = date === 'iso' ? isoDay(bytes, start) : compactDay(bytes, start);
    if (day <= 0) return;
    this.day = day;
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
const FIRST_DAY = 1868_01_01;
