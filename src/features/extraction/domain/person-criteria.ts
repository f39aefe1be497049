import type { ExtractionCriteria, PopulationCriteria } from '../../contract/index.js';
import { DiseaseMatch } from './disease-match.js';
import { daySpanOf } from './source-date.js';

type Values = Readonly<Record<string, string>>;

/** What rows must still show of one person, by condition; all 0 when every condition is met. */
export type Remaining = number[];

/** Shared by everybody where no rows are asked for. */
const NOTHING: Remaining = [];

interface RowCondition {
  readonly atLeast: number;
  readonly meets: (table: string, values: Values) => boolean;
}

/** Full years between two days: a year is full on the birthday, of 29 February on 1 March. */
function fullYears(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return born.slice(5) <= on.slice(5) ? years : years - 1;
}

/** A birth date that tells the month only must fit on its first and on its last day. */
function hasAge(birthDate: string, age: PopulationCriteria['age']): boolean {
  if (age === undefined) return true;
  const span = daySpanOf(birthDate);
  if (span === undefined) return false;
  return fullYears(span.last, age.on) >= age.from && fullYears(span.first, age.on) <= age.to;
}

function rowConditions({ diseases, population }: ExtractionCriteria): RowCondition[] {
  const conditions: RowCondition[] = (population?.rows ?? []).map(({ table, atLeast }) => ({
    atLeast,
    meets: (name) => name === table,
  }));
  if (diseases === undefined) return conditions;
  const match = new DiseaseMatch(diseases);
  return [...conditions, { atLeast: 1, meets: (table, values) => match.matches(table, values) }];
}

/** 抽出条件 of the contract, judged by a person's patient row and then by all other rows in the period. */
export class PersonCriteria {
  readonly #conditions: readonly RowCondition[];

  constructor(private readonly criteria: ExtractionCriteria = {}) {
    this.#conditions = rowConditions(criteria);
  }

  /** Whether rows after the patient row decide. */
  get askForRows(): boolean {
    return this.#conditions.length > 0;
  }

  /** What the patient row alone decides. */
  fits(patient: Values): boolean {
    const { sexes, age } = this.criteria.population ?? {};
    const sex = patient.sex ?? '';
    return (
      (sexes === undefined || sexes.some((one) => one === sex)) &&
      hasAge(patient.birth_date ?? '', age)
    );
  }

  begin(): Remaining {
    return this.askForRows ? this.#conditions.map(({ atLeast }) => atLeast) : NOTHING;
  }

  /** Takes a row in the period into account. */
  note(remaining: Remaining, table: string, values: Values): void {
    this.#conditions.forEach(({ meets }, at) => {
      const open = remaining[at] ?? 0;
      if (open > 0 && meets(table, values)) remaining[at] = open - 1;
    });
  }
}
