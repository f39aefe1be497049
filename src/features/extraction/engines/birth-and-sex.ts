import { daySpanOf } from '../domain/source-date.js';
import type { FindingCode } from '../domain/source-finding.js';

/** 男女区分 of receipts and DPC as the patient table writes it (HL7 table 0001). */
const SEXES: Readonly<Record<string, string>> = { 1: 'M', 2: 'F' };

export interface BirthAndSex {
  readonly birth_date: string;
  readonly sex: string;
}

/** Something about a value, and where it stands. */
export interface ValueIssue {
  readonly code: FindingCode;
  readonly at: string;
}

function dayOf(text: string): string {
  const span = daySpanOf(text);
  return span !== undefined && span.first === span.last ? span.first : '';
}

/**
 * Birth date (YYYYMMDD or GYYMMDD) and sex in the form of the patient table; what has none there is left empty and
 * reported under the place given for it.
 */
export function birthAndSex(
  told: BirthAndSex,
  places: BirthAndSex,
): { values: BirthAndSex; issues: ValueIssue[] } {
  const birth_date = dayOf(told.birth_date);
  const sex = SEXES[told.sex] ?? '';
  const issues: ValueIssue[] = [];
  if (told.birth_date !== '' && birth_date === '')
    issues.push({ code: 'DATE_UNREADABLE', at: places.birth_date });
  if (told.sex !== '' && sex === '') issues.push({ code: 'CODE_UNCONVERTIBLE', at: places.sex });
  return { values: { birth_date, sex }, issues };
}
