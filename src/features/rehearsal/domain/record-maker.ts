import type { Chart } from './clinical.js';
import type { Operator } from './data/operators.js';
import { holdRecord } from './hold-record.js';
import type { PatientRecord } from './patient-record.js';
import type { Person } from './person.js';
import { Random } from './prng.js';
import { illnesses, writeChart } from './write-chart.js';

/** A record of one operator with its chart. */
export interface Held {
  readonly record: PatientRecord;
  readonly chart: Chart;
}

/** Probability that an operator holds a person; somebody nobody holds is drawn again. */
const HELD = 0.55;

/** Makes the operators' records of one person after another. */
export class RecordMaker {
  private readonly ordinals = new Map<string, number>();

  constructor(
    private readonly seed: string,
    private readonly operators: readonly Operator[],
  ) {}

  recordsOf(person: Person): Held[] {
    const random = Random.of(this.seed, 'holders', person.ordinal);
    const holders = this.holdersOf(random);
    const diseases = illnesses(random, person.birthDate);
    return holders.map((operator) => {
      const own = Random.of(this.seed, operator.code, person.ordinal);
      const record = holdRecord(own, person, operator, this.placeAt(own, operator));
      return { record, chart: writeChart(own, record, operator, diseases) };
    });
  }

  /** A stream of random numbers of its own for one purpose and one record. */
  randomOf(purpose: string, { operator, ordinal }: PatientRecord): Random {
    return Random.of(this.seed, purpose, operator, ordinal);
  }

  private holdersOf(random: Random): Operator[] {
    for (;;) {
      const holders = this.operators.filter(() => random.chance(HELD));
      if (holders.length > 0) return holders;
    }
  }

  /** The institution and the next patient number there. */
  private placeAt(random: Random, operator: Operator) {
    const institutionCode = random.pick(operator.institutions);
    const patientNumber = this.next(institutionCode);
    return {
      institutionCode,
      patientId: String(patientNumber).padStart(operator.patientIdLength, '0'),
      ordinal: this.next(operator.code),
    };
  }

  private next(counter: string): number {
    const number = (this.ordinals.get(counter) ?? 0) + 1;
    this.ordinals.set(counter, number);
    return number;
  }
}
