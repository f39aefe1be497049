import type { LocalDate } from '../../../kernel/time.js';
import type { InstitutionNotice, NoticeList } from './notice-list.js';
import type { PersonNotice } from './person-notice.js';

type NoticeStanding = 'notified' | 'not-notified' | 'waiting';

export interface PersonStanding {
  readonly standing: NoticeStanding;
  /** The person's own day, where the waiting time counts from one and not from the institution's. */
  readonly countedFrom?: LocalDate;
}

const NOT_NOTIFIED: PersonStanding = { standing: 'not-notified' };

const addDays = (date: LocalDate, days: number): LocalDate => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** 待機期間の満了: the whole waiting time lies before the day. */
const hasWaited = (from: LocalDate, waitingDays: number, day: LocalDate): boolean =>
  day > addDays(from, waitingDays);

/**
 * Whether an institution's notice, as it stands now, still covers persons who were let through for a provision date
 * and are under way today. What is known of single persons only the secure room can ask.
 */
export function stillCovers(
  { notifiedOn, waitingDays, stoppedOn }: InstitutionNotice,
  providedOn: LocalDate,
  today: LocalDate,
): boolean {
  const isStopped = stoppedOn !== undefined && stoppedOn <= today;
  return !isStopped && hasWaited(notifiedOn, waitingDays, providedOn);
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** As typed lists and sources write one number: leading zeros are lost on the way. */
const keyOf = (institutionCode: string, patientId: string): string => {
  const id = patientId.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return `${institutionCode}\u0000${id.replace(/^0+(?=.)/, '')}`;
};

/**
 * 通知の確認. Lets a person through only if the institution's notice is recorded and the waiting time has passed in
 * full before the provision date.
 */
export class NoticeGate {
  readonly #notices: ReadonlyMap<string, InstitutionNotice>;
  /** Empty text: not notified. */
  readonly #persons = new Map<string, LocalDate>();

  constructor(
    list: NoticeList,
    persons: Iterable<PersonNotice>,
    private readonly providedOn: LocalDate,
  ) {
    this.#notices = new Map(list.notices.map((notice) => [notice.institutionCode, notice]));
    for (const person of persons) this.#add(person);
  }

  /** Whether persons of some institution are known only by their first visit. */
  get asksForVisits(): boolean {
    return [...this.#notices.values()].some(({ countedFrom }) => countedFrom === 'first-visit');
  }

  /** Day from which a visit tells of the notice; undefined where visits do not count. */
  visitsCountFrom(institutionCode: string): LocalDate | undefined {
    const notice = this.#notices.get(institutionCode);
    return notice?.countedFrom === 'first-visit' ? notice.notifiedOn : undefined;
  }

  of(institutionCode: string, patientId: string, firstVisit?: LocalDate): PersonStanding {
    const notice = this.#notices.get(institutionCode);
    if (notice === undefined || this.#isStopped(notice)) return NOT_NOTIFIED;
    const listed = this.#persons.get(keyOf(institutionCode, patientId));
    const own = listed ?? (notice.countedFrom === 'first-visit' ? firstVisit : undefined);
    if (own === '' || (own === undefined && notice.countedFrom !== 'notice-day'))
      return NOT_NOTIFIED;
    return this.#waited(notice, own);
  }

  #waited({ notifiedOn, waitingDays }: InstitutionNotice, own?: LocalDate): PersonStanding {
    const from = later(notifiedOn, own ?? notifiedOn);
    if (from > this.providedOn) return NOT_NOTIFIED;
    const standing = hasWaited(from, waitingDays, this.providedOn) ? 'notified' : 'waiting';
    return own === undefined ? { standing } : { standing, countedFrom: from };
  }

  #isStopped({ stoppedOn }: InstitutionNotice): boolean {
    return stoppedOn !== undefined && stoppedOn <= this.providedOn;
  }

  /** Of two days for one person the later counts, and that of a person not notified is none. */
  #add({ institutionCode, patientId, notifiedOn }: PersonNotice): void {
    const key = keyOf(institutionCode, patientId);
    const known = this.#persons.get(key);
    const isNone = known === '' || notifiedOn === '';
    this.#persons.set(key, isNone ? '' : later(notifiedOn, known ?? notifiedOn));
  }
}
