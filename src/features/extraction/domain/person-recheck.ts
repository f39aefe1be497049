import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import type { InstitutionNotice, NoticeList, PersonNotice } from '../../notice/index.js';
import type { OptOutEntry, OptOutList } from '../../opt-out/index.js';
import { gateErrors } from './gate-errors.js';
import { foldedCode, foldedDate, foldedKana } from './recheck-text.js';

/** One person as the finished files name them; empty text where the contract leaves the item out. */
export interface PersonInFiles {
  readonly institutionCode: string;
  readonly patientId: string;
  readonly nameKana: string;
  readonly birthDate: string;
  /** HL7 table 0001. */
  readonly sex?: string;
}

export interface RecheckLists {
  readonly optOuts: OptOutList;
  /** None in a rehearsal, whose persons nobody can notify. */
  readonly notices: NoticeList | null;
  /** Days of single persons: of the list kept in the secure room, and first visits (`notified.csv` of the extraction). */
  readonly personNotices?: Iterable<PersonNotice>;
  readonly providedOn: LocalDate;
  /** Persons of a rehearsal are invented: nobody can notify them. */
  readonly rehearsal?: boolean;
}

/** What the second check found: of `checked` persons so many may be handed over; the others must be 0. */
export interface RecheckCounts {
  readonly checked: number;
  readonly stands: number;
  readonly optedOut: number;
  readonly unrecorded: number;
  readonly waiting: number;
}

function grouped<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

const stated = (sex: string | undefined): boolean => sex === 'M' || sex === 'F' || sex === 'O';

function sameIdentity(entry: OptOutEntry, person: PersonInFiles): boolean {
  const { sex } = entry;
  if (stated(sex) && stated(person.sex) && sex !== person.sex) return false;
  return foldedKana(entry.nameKana ?? '') === foldedKana(person.nameKana);
}

/** Stop requests by what they name, compared entry by entry. */
class StopRequests {
  readonly #byPatient: Map<string, OptOutEntry[]>;
  readonly #byBirth: Map<string, OptOutEntry[]>;

  constructor({ entries }: OptOutList) {
    const patients = entries.filter(
      ({ institutionCode, patientId }) => institutionCode && patientId,
    );
    const named = entries.filter(({ nameKana, birthDate }) => nameKana && birthDate);
    this.#byPatient = grouped(patients, ({ patientId }) => foldedCode(patientId ?? ''));
    this.#byBirth = grouped(named, ({ birthDate }) => foldedDate(birthDate ?? ''));
  }

  holds(person: PersonInFiles): boolean {
    const institution = foldedCode(person.institutionCode);
    const patients = this.#byPatient.get(foldedCode(person.patientId)) ?? [];
    if (patients.some((entry) => foldedCode(entry.institutionCode ?? '') === institution))
      return true;
    if (person.nameKana === '' || person.birthDate === '') return false;
    const born = this.#byBirth.get(foldedDate(person.birthDate)) ?? [];
    return born.some((entry) => sameIdentity(entry, person));
  }
}

const DAY = 86_400_000;
const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** Day numbers from which a person's waiting time counts; undefined where there is none. */
class CountedDays {
  readonly #byPatient: Map<string, PersonNotice[]>;

  constructor(notices: Iterable<PersonNotice>) {
    this.#byPatient = grouped(notices, ({ patientId }) => foldedCode(patientId));
  }

  /** The latest day counts where lists differ, and a person one of them calls not notified is not. */
  of(person: PersonInFiles, notice: InstitutionNotice): number | undefined {
    const all = this.#byPatient.get(foldedCode(person.patientId)) ?? [];
    const own = all.filter(({ institutionCode }) => institutionCode === person.institutionCode);
    if (own.some(({ notifiedOn }) => notifiedOn === '')) return undefined;
    if (own.length === 0 && notice.countedFrom !== 'notice-day') return undefined;
    return Math.max(dayNumber(notice.notifiedOn), ...own.map((one) => dayNumber(one.notifiedOn)));
  }
}

type Standing = 'stands' | 'unrecorded' | 'waiting';

/** How the notices of institutions stand on the provision date. */
class NoticesOn {
  readonly #notices: Map<string, InstitutionNotice[]> | null;
  readonly #days: CountedDays;
  readonly #provided: number;
  readonly #isNeeded: boolean;

  constructor({ notices, personNotices, providedOn, rehearsal }: RecheckLists) {
    this.#isNeeded = rehearsal !== true;
    this.#notices = notices && grouped(notices.notices, ({ institutionCode }) => institutionCode);
    this.#days = new CountedDays(personNotices ?? []);
    this.#provided = dayNumber(providedOn);
  }

  of(person: PersonInFiles): Standing {
    if (!this.#isNeeded) return 'stands';
    if (this.#notices === null) return 'stands';
    const [notice, another] = this.#notices.get(person.institutionCode) ?? [];
    if (notice === undefined || another !== undefined) return 'unrecorded';
    const from = this.#days.of(person, notice);
    const stopped = notice.stoppedOn !== undefined && dayNumber(notice.stoppedOn) <= this.#provided;
    if (from === undefined || from > this.#provided || stopped) return 'unrecorded';
    return this.#provided - from > notice.waitingDays ? 'stands' : 'waiting';
  }
}

/** Counts the persons of the finished files who may not be in them; an opted-out person counts as that only. */
function recheckCounts(persons: Iterable<PersonInFiles>, lists: RecheckLists): RecheckCounts {
  const stops = new StopRequests(lists.optOuts);
  const notices = new NoticesOn(lists);
  const counts = { checked: 0, optedOut: 0, stands: 0, unrecorded: 0, waiting: 0 };
  for (const person of persons) {
    counts.checked += 1;
    counts[stops.holds(person) ? 'optedOut' : notices.of(person)] += 1;
  }
  return counts;
}

/**
 * 封緘前の再確認. The second, independent check of persons, on the finished files: shares no matching with the gate
 * of the extraction. Refused with counts; never says who.
 */
export function recheckPersons(
  persons: Iterable<PersonInFiles>,
  lists: RecheckLists,
): Outcome<RecheckCounts> {
  const counts = recheckCounts(persons, lists);
  const notNotified = counts.unrecorded + counts.waiting;
  const facts = { ...counts, notNotified, providedOn: lists.providedOn };
  if (counts.optedOut > 0) return refuse(gateErrors.PERSON_OPTED_OUT_IN_FILES, facts);
  if (notNotified > 0) return refuse(gateErrors.PERSON_NOT_NOTIFIED_IN_FILES, facts);
  return ok(counts);
}
