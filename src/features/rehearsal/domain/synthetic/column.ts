import type { CodeTable, DataItem } from '../../../catalogue/index.js';
import { valueCheck, type ValueCheck } from '../../../extraction/index.js';
import { Random } from '../prng.js';
import type { DayRange } from './day-range.js';
import { enumerateItem, isWatermarkedItem, type Enumeration } from './enumerate-item.js';
import { knownForms, type KnownValue } from './known-items.js';
import { structuralForms } from './make-item.js';
import { People, RowFacts } from './row-facts.js';

/** Optional values left out, as sources do. */
const EMPTY_SHARE = 0.15;
const PROBES = 16;
const TRIES = 8;
/** Where no value can be made up otherwise: a form that is right once in four times fails less than once in 10²⁴. */
const MANY_TRIES = 200;

/** Institutions of a rehearsal. */
const INSTITUTIONS = 5;

/** Makes the values of one item: plausible where its name is known, right by the definition always. */
export class Column {
  readonly name: string;
  /** Numbered values, where keys need them; null where none could be found. */
  readonly values: Enumeration | null;
  readonly #check: ValueCheck;
  readonly #forms: readonly KnownValue[];
  readonly #marked: boolean;

  constructor(
    readonly item: DataItem,
    codeTables: readonly CodeTable[],
    days: DayRange,
  ) {
    this.name = item.name;
    this.#check = valueCheck(item, codeTables);
    const table = codeTables.find(({ name }) => name === item.codeTable);
    const codes = table && Object.keys(table.codes);
    this.values = enumerateItem(item, codes, days, this.#check);
    this.#marked = isWatermarkedItem(item) && this.values !== null;
    const usable = codes?.filter((code) => this.#check(code) === null);
    const forms = [...knownForms(item.name), ...structuralForms(item, usable)];
    this.#forms = forms.filter((form) => this.#gives(form, days));
  }

  /** False for an item that needs a value although none fits its definition. */
  get possible(): boolean {
    return this.item.required !== true || this.values !== null || this.#forms.length > 0;
  }

  /** A value that is never empty if one can be made. */
  value(facts: RowFacts): string {
    if (this.#marked) return this.#mark(facts);
    const { values } = this;
    const made = this.#made(facts, values === null ? MANY_TRIES : TRIES);
    if (made !== '' || values === null) return made;
    return values.at(facts.random.between(0, Math.min(values.capacity, 1e9) - 1));
  }

  /** As `value`, but an optional one is now and then left out. */
  maybe(facts: RowFacts): string {
    if (this.item.required === true || this.#marked) return this.value(facts);
    return facts.random.chance(EMPTY_SHARE) ? '' : this.value(facts);
  }

  #made(facts: RowFacts, tries: number): string {
    for (const form of this.#forms)
      for (let left = tries; left > 0; left -= 1) {
        const value = form(facts);
        if (value !== '' && this.#check(value) === null) return value;
      }
    return '';
  }

  #mark({ personNumber }: RowFacts): string {
    const number = this.name === 'patient_id' ? personNumber : personNumber % INSTITUTIONS;
    return this.values?.at(number) ?? '';
  }

  /** True if the form usually gives a value of the item. */
  #gives(form: KnownValue, days: DayRange): boolean {
    const people = new People(1);
    let right = 0;
    for (let row = 0; row < PROBES; row += 1) {
      const facts = new RowFacts(Random.of('probe', row), row, row, people, days);
      const value = form(facts);
      if (value !== '' && this.#check(value) === null) right += 1;
    }
    return right > PROBES / 4;
  }
}
