import type { LocalDate } from '../../../kernel/time.js';
import type { NoticeGate, PersonNotice } from '../../notice/index.js';
import type { OptOutMatcher, OptOutReason } from '../../opt-out/index.js';
import type { ExcludedPersons, Exclusion } from './exclusion.js';
import type { PersonCriteria, Remaining } from './person-criteria.js';
import type { Standing } from './target-period.js';
import { visitOf } from './visit.js';

export type Values = Readonly<Record<string, string>>;

/** A person met on a patient row. Number, for the spool, in the order of meeting. */
export interface Person {
  readonly number: number;
  readonly institutionCode: string;
  readonly patientId: string;
  readonly birthDate: string;
  /** Whether the patient row alone fits the population. */
  readonly fits: boolean;
  readonly remaining: Remaining;
  optOut: OptOutReason | null;
  /** Certain to be left out, whatever rows follow. */
  isLost: boolean;
  firstVisit?: LocalDate;
  verdict?: Exclusion | null;
}

export interface GateParts {
  readonly optOuts: OptOutMatcher;
  /** None in a rehearsal, whose persons nobody can notify. */
  readonly notices: NoticeGate | null;
  readonly criteria: PersonCriteria;
  /** Of several sources a later one may tell more of a person. */
  readonly sources: number;
}

const keyOf = ({ institution_code = '', patient_id = '' }: Values): string =>
  `${institution_code}\u0000${patient_id}`;

/**
 * 提供対象者の確認. Everything known of each person, and whether the person may be handed over. A person without a
 * patient row was never asked about and is not known here. Memory: some 400 bytes per person.
 */
export class PersonGate {
  readonly #known = new Map<string, number>();
  readonly #persons: Person[] = [];
  /** One text for each institution, not one for each of its persons. */
  readonly #institutions = new Map<string, string>();

  constructor(private readonly parts: GateParts) {}

  /** Whether a person can be judged only when every row has been read. */
  get decidesLate(): boolean {
    const { notices, criteria, sources } = this.parts;
    return criteria.askForRows || sources > 1 || notices?.asksForVisits === true;
  }

  get persons(): readonly Person[] {
    return this.#persons;
  }

  /** For a row of the patient table: the first of a person counts, but a later one may still match a stop request. */
  enter(values: Values): { person: Person; isNew: boolean } {
    const known = this.find(values);
    const optOut = this.#optOut(values);
    if (known !== undefined) {
      known.optOut ??= optOut;
      known.isLost ||= optOut !== null;
      return { person: known, isNew: false };
    }
    const person: Person = {
      number: this.#persons.length,
      institutionCode: this.#institution(values.institution_code ?? ''),
      patientId: values.patient_id ?? '',
      birthDate: values.birth_date ?? '',
      fits: this.parts.criteria.fits(values),
      remaining: this.parts.criteria.begin(),
      optOut,
      isLost: false,
    };
    person.isLost = this.#isLost(person);
    this.#known.set(keyOf(values), person.number);
    this.#persons.push(person);
    return { person, isNew: true };
  }

  /** The person of a row of any table. */
  find(values: Values): Person | undefined {
    const number = this.#known.get(keyOf(values));
    return number === undefined ? undefined : this.#persons[number];
  }

  /** Takes a row into account that may decide: a visit after the notice, a target disease. */
  note(person: Person, table: string, values: Values, standing: Standing): void {
    const { notices, criteria } = this.parts;
    if (criteria.askForRows && standing !== 'outside')
      criteria.note(person.remaining, table, values);
    const from = notices?.visitsCountFrom(person.institutionCode);
    if (from === undefined) return;
    const visit = visitOf(table, values, from);
    if (visit !== undefined && visit < (person.firstVisit ?? '9')) person.firstVisit = visit;
  }

  /** Why the person is left out, or null. Where rows decide, to be asked only when every row has been noted. */
  exclusionOf(person: Person): Exclusion | null {
    if (person.verdict === undefined) person.verdict = this.#judge(person);
    return person.verdict;
  }

  excluded(): ExcludedPersons {
    const counts = { optedOut: 0, notNotified: 0, waiting: 0, outsidePopulation: 0 };
    for (const person of this.#persons) {
      const exclusion = this.exclusionOf(person);
      if (exclusion !== null) counts[exclusion] += 1;
    }
    return counts;
  }

  optedOutBy(): Record<OptOutReason, number> {
    const counts = { 'patient-id': 0, identity: 0, 'patient-id-and-identity': 0 };
    for (const { optOut } of this.#persons) if (optOut !== null) counts[optOut] += 1;
    return counts;
  }

  /** Days of their own of those who are handed over, for the second check. */
  *notified(): Generator<PersonNotice> {
    for (const person of this.#persons) {
      const notifiedOn = this.#notice(person)?.countedFrom;
      if (notifiedOn === undefined || this.exclusionOf(person) !== null) continue;
      const { institutionCode, patientId } = person;
      yield { institutionCode, patientId, notifiedOn };
    }
  }

  #judge(person: Person): Exclusion | null {
    if (person.optOut !== null) return 'optedOut';
    const standing = this.#notice(person)?.standing ?? 'notified';
    if (standing !== 'notified') return standing === 'waiting' ? 'waiting' : 'notNotified';
    const isMet = person.fits && person.remaining.every((open) => open === 0);
    return isMet ? null : 'outsidePopulation';
  }

  #isLost(person: Person): boolean {
    if (person.optOut !== null || !person.fits) return true;
    const { notices } = this.parts;
    const mayVisit = notices?.visitsCountFrom(person.institutionCode) !== undefined;
    return !mayVisit && (this.#notice(person)?.standing ?? 'notified') !== 'notified';
  }

  #notice({ institutionCode, patientId, firstVisit }: Person) {
    return this.parts.notices?.of(institutionCode, patientId, firstVisit);
  }

  #institution(code: string): string {
    const known = this.#institutions.get(code) ?? code;
    this.#institutions.set(known, known);
    return known;
  }

  #optOut(values: Values): OptOutReason | null {
    return this.parts.optOuts.match({
      institutionCode: values.institution_code ?? '',
      patientId: values.patient_id ?? '',
      nameKana: values.name_kana ?? '',
      birthDate: values.birth_date ?? '',
      sex: values.sex ?? '',
    });
  }
}
