import { address, mobileNumber } from '../addresses.js';
import { dateBetween } from '../calendar.js';
import { DISEASES, type Disease } from '../data/diseases.js';
import { DRUGS, ORAL_USAGES, type Drug, type Usage } from '../data/drugs.js';
import { LAB_ITEMS, type LabItem } from '../data/lab-items.js';
import { elderlyInsurance, householdInsurance } from '../insurance.js';
import { givenName, surname } from '../names.js';
import type { Address, Insurance, NamePart } from '../person.js';
import { Random } from '../prng.js';
import type { DayRange } from './day-range.js';

/** A person nobody is, the same wherever its number occurs. */
export interface Somebody {
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly surname: NamePart;
  readonly given: NamePart;
  readonly address: Address;
  readonly phone: string;
  readonly insurance: Insurance;
}

/** Who is born before this date is insured by 後期高齢者医療. */
const ELDERLY_BEFORE = '1950-04-01';

function somebody(seed: number, number: number): Somebody {
  const random = Random.of(seed, 1, number);
  const birthDate = dateBetween(random, '1928-01-01', '2022-12-31');
  const sex = random.chance(0.5) ? 'M' : 'F';
  const home = address(random);
  const insure = birthDate < ELDERLY_BEFORE ? elderlyInsurance : householdInsurance;
  return {
    sex,
    birthDate,
    surname: surname(random),
    given: givenName(random, sex, Number(birthDate.slice(0, 4))),
    address: home,
    phone: random.chance(0.5) ? mobileNumber(random) : home.phone,
    insurance: insure(random, home.prefectureCode),
  };
}

export interface Measured {
  readonly item: LabItem;
  readonly value: string;
  readonly flag: 'H' | 'L' | 'N';
}

function measured(random: Random): Measured {
  const item = random.pick(LAB_ITEMS);
  const { low, high, decimals } = item;
  const raw = low + ((high - low) * random.between(-15, 125)) / 100;
  const value = Math.max(raw, 0).toFixed(decimals);
  const flag = Number(value) > high ? 'H' : Number(value) < low ? 'L' : 'N';
  return { item, value, flag };
}

export interface Prescribed {
  readonly drug: Drug;
  readonly usage: Usage;
  readonly days: number;
}

const prescribed = (random: Random): Prescribed => ({
  drug: random.pick(DRUGS),
  usage: random.pick(ORAL_USAGES),
  days: random.pick([5, 7, 14, 28, 30]),
});

/** Persons by number; rows of one person follow each other, so the last one is remembered. */
export class People {
  #number = -1;
  #person: Somebody | undefined;

  constructor(private readonly seed: number) {}

  get(number: number): Somebody {
    if (this.#person === undefined || this.#number !== number)
      this.#person = somebody(this.seed, number);
    this.#number = number;
    return this.#person;
  }
}

/** What the items of one row tell alike: whose row, which day, which drug. Drawn when first asked for. */
export class RowFacts {
  readonly day: number;
  #measured: Measured | undefined;
  #prescribed: Prescribed | undefined;
  #disease: Disease | undefined;

  constructor(
    readonly random: Random,
    readonly row: number,
    readonly personNumber: number,
    private readonly people: People,
    readonly days: DayRange,
  ) {
    this.day = random.between(days.first, days.last);
  }

  get person(): Somebody {
    return this.people.get(this.personNumber);
  }

  get measured(): Measured {
    return (this.#measured ??= measured(this.random));
  }

  get prescribed(): Prescribed {
    return (this.#prescribed ??= prescribed(this.random));
  }

  get disease(): Disease {
    return (this.#disease ??= this.random.pick(DISEASES));
  }

  /** A day of the target period not before the row's own. */
  after(days: number): number {
    return Math.min(this.day + days, this.days.last);
  }
}
