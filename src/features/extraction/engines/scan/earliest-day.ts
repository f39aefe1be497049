import type { Row } from './bytes/row.js';
import type { ColumnCheck } from './check-column.js';
import type { EarliestDays } from './table-result.js';

/** Keeps the earliest day of each person in one column. */
export class EarliestDay {
  #days = new Int32Array(256);
  #rows = new Uint32Array(256);

  private constructor(
    private readonly name: string,
    private readonly column: number,
  ) {}

  /** Undefined for a column that holds no days, or those of birth: several tables may tell it differently. */
  static of(column: ColumnCheck): EarliestDay | undefined {
    const isOther = column.rules.date === undefined || /(?:^|_)birth/.test(column.name);
    return isOther ? undefined : new EarliestDay(column.name, column.column);
  }

  /** The day the column's value tells. */
  take({ days }: Row, person: number, number: number): void {
    if (person >= this.#days.length) this.#grow(person);
    const day = days[this.column] as number;
    const before = this.#days[person] as number;
    if (day === 0 || (before !== 0 && before <= day)) return;
    this.#days[person] = day;
    this.#rows[person] = number;
  }

  content(): EarliestDays {
    return { column: this.name, days: this.#days, rows: this.#rows };
  }

  #grow(person: number): void {
    const days = new Int32Array(2 * person);
    days.set(this.#days);
    this.#days = days;
    const rows = new Uint32Array(2 * person);
    rows.set(this.#rows);
    this.#rows = rows;
  }
}
