import { isLocalDate, type LocalDate } from '../../../kernel/time.js';

/**
 * From which day the waiting time of a person counts: the day of the institution's notice, the person's first visit
 * on or after it, or the day a list of persons kept in the secure room says (個別の通知).
 */
export const COUNTED_FROM = ['notice-day', 'first-visit', 'person-list'] as const;
export type CountedFrom = (typeof COUNTED_FROM)[number];

/** 通知. Of one source institution to its persons; an institution that is not listed has notified nobody. */
export interface InstitutionNotice {
  /** 10 digits. */
  readonly institutionCode: string;
  readonly notifiedOn: LocalDate;
  readonly countedFrom: CountedFrom;
  /** 待機日数. The day it counts from is not one of them (Civil Code, art. 140). */
  readonly waitingDays: number;
  /** 提供停止日. From this day on nothing of the institution is handed over. */
  readonly stoppedOn?: LocalDate;
}

/** 通知一覧. The notices in force at one moment, as the gateway exports them to the secure room. */
export interface NoticeList {
  /** Counts up with every confirmed change; the job ticket names the version an extraction must apply. */
  readonly version: number;
  /** ISO 8601 instant. */
  readonly issuedAt: string;
  /** One for each institution. */
  readonly notices: readonly InstitutionNotice[];
}

/** What of a registered notice the secure room needs. */
export const noticeOf = (notice: InstitutionNotice): InstitutionNotice => {
  const { institutionCode, notifiedOn, countedFrom, waitingDays, stoppedOn } = notice;
  return { institutionCode, notifiedOn, countedFrom, waitingDays, stoppedOn };
};

export const LONGEST_WAITING = 3650;

const isWaitingTime = (days: unknown): days is number =>
  Number.isInteger(days) && Number(days) >= 0 && Number(days) <= LONGEST_WAITING;

const isDate = (value: unknown): boolean => typeof value === 'string' && isLocalDate(value);

const isNotice = (value: Partial<InstitutionNotice> | null): boolean =>
  value !== null &&
  typeof value === 'object' &&
  /^\d{10}$/.test(String(value.institutionCode)) &&
  isDate(value.notifiedOn) &&
  COUNTED_FROM.some((name) => name === value.countedFrom) &&
  isWaitingTime(value.waitingDays) &&
  (value.stoppedOn === undefined || isDate(value.stoppedOn));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** The list in this JSON text, or null: a list that says two things of one institution must not be applied. */
export function parseNoticeList(text: string): NoticeList | null {
  const list = parsed(text) as Partial<NoticeList> | null;
  if (typeof list !== 'object' || list === null || !Array.isArray(list.notices)) return null;
  if (!Number.isSafeInteger(list.version) || typeof list.issuedAt !== 'string') return null;
  const notices = list.notices as InstitutionNotice[];
  if (!notices.every(isNotice)) return null;
  const codes = new Set(notices.map(({ institutionCode }) => institutionCode));
  return codes.size === notices.length ? (list as NoticeList) : null;
}
