import { isLocalDate } from '../../../../kernel/time.js';

const FORM =
  /^(?<year>\d{4})(?:(?<separator>[-/]?)(?<month>\d\d)(?:\k<separator>(?<day>\d\d))?)?(?:[T ](?<time>\d\d(?::\d\d){0,2}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?))?$/;

interface Moment {
  readonly date: string;
  readonly time: string;
}

function momentOf(text: string): Moment | null {
  const parts = FORM.exec(text)?.groups;
  if (parts?.year === undefined) return null;
  const { year, month, day, time = '' } = parts;
  if (!isLocalDate(`${year}-${month ?? '01'}-${day ?? '01'}`)) return null;
  return { date: [year, month, day].filter((part) => part !== undefined).join('-'), time };
}

/** Date as the definition writes it (`CCYY[-MM[-DD]]`); a time of day is cut off. Null if it is none. */
export const mmlDate = (text: string): string | null => momentOf(text)?.date ?? null;

/** Date with its time of day, if it has one (`CCYY-MM-DDThh:mm:ss`). */
export function mmlDateTime(text: string): string | null {
  const moment = momentOf(text);
  if (moment === null) return null;
  return moment.time === '' ? moment.date : `${moment.date}T${moment.time}`;
}

/** A day of the calendar; a year or month alone is none. */
export function mmlDay(text: string): string | null {
  const date = mmlDate(text);
  return date !== null && isLocalDate(date) ? date : null;
}
