import { hl7Date, hl7DateTime } from './hl7-time.js';
import type { MessageIssue } from './select-messages.js';

export type Values = Record<string, string>;

/** Collects what mapping a message notices besides its rows. */
export class Issues {
  readonly list: MessageIssue[] = [];

  add(issue: MessageIssue): void {
    this.list.push(issue);
  }

  /** A date time in the definition's form; one that cannot be read becomes empty and is reported. */
  dateTime(text: string, at: string): string {
    return this.#orEmpty(text, at, hl7DateTime(text));
  }

  date(text: string, at: string): string {
    return this.#orEmpty(text, at, hl7Date(text));
  }

  #orEmpty(text: string, at: string, read: string | null): string {
    if (text !== '' && read === null) this.add({ code: 'DATE_UNREADABLE', at });
    return read ?? '';
  }
}

/** Identity every row of a patient carries. */
export interface RowOwner {
  readonly institutionCode: string;
  readonly patientId: string;
}

export const ownerValues = ({ institutionCode, patientId }: RowOwner): Values => ({
  institution_code: institutionCode,
  patient_id: patientId,
});
