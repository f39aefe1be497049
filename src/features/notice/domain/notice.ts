import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { Transitions } from '../../../kernel/transitions.js';
import { noticeErrors } from './errors.js';
import type { InstitutionNotice } from './notice-list.js';

export type NoticeState = 'registered' | 'in-force' | 'superseded' | 'withdrawn';
export type NoticeCommand = 'confirm' | 'withdraw' | 'supersede';

/**
 * 通知. What one person registers holds once another confirms it; of an institution one notice is in force. A change,
 * a stop included, is a notice registered anew that takes its place.
 */
export const noticeTransitions = new Transitions<NoticeState, NoticeCommand>('通知', {
  registered: { confirm: 'in-force', withdraw: 'withdrawn' },
  'in-force': { supersede: 'superseded' },
  superseded: {},
  withdrawn: {},
});

/** A notice as registered; its institution is no person, so it lies open in the database. */
export interface Notice extends InstitutionNotice {
  readonly id: string;
  readonly state: NoticeState;
  /** What was seen: the institution's report, a poster, a list; never personal data. */
  readonly evidence: string;
  /** Actor who registered it. */
  readonly registeredBy: string;
  readonly confirmedBy: string | null;
  /** Version of the list when it was registered: a later change of the institution makes it stale. */
  readonly seenVersion: number;
  /** Version of the list that first holds it; null before it is confirmed. */
  readonly listVersion: number | null;
}

/** Refused where the days are not in order. */
export function checkNotice(
  { notifiedOn, stoppedOn }: InstitutionNotice,
  today: LocalDate,
): Outcome<undefined> {
  if (notifiedOn > today) return refuse(noticeErrors.NOTICE_IN_FUTURE, { notifiedOn });
  if (stoppedOn !== undefined && stoppedOn < notifiedOn)
    return refuse(noticeErrors.NOTICE_STOPPED_BEFORE, { stoppedOn, notifiedOn });
  return ok();
}
