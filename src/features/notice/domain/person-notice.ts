import { isLocalDate, type LocalDate } from '../../../kernel/time.js';

/**
 * 個人別の通知. The day from which one person's waiting time counts, in a list that never leaves the secure room.
 */
export interface PersonNotice {
  readonly institutionCode: string;
  readonly patientId: string;
  /** Empty: this person was not notified (returned mail, say). */
  readonly notifiedOn: LocalDate;
}

/** Header of the CSV file; the order of the columns is fixed. */
export const PERSON_NOTICE_ITEMS = ['institution_code', 'patient_id', 'notified_on'] as const;

/** The person of one record below the header, or null where it names nobody or no day. */
export function personNoticeOf(fields: readonly string[] | null): PersonNotice | null {
  if (fields?.length !== PERSON_NOTICE_ITEMS.length) return null;
  const [institutionCode = '', patientId = '', notifiedOn = ''] = fields;
  if (!/^\d{10}$/.test(institutionCode) || patientId === '') return null;
  if (notifiedOn !== '' && !isLocalDate(notifiedOn)) return null;
  return { institutionCode, patientId, notifiedOn };
}
