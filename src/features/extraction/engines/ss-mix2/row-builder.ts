import type { FindingCode } from '../../domain/source-finding.js';
import type { Hl7Segment } from './hl7-message.js';
import { hl7Date, hl7DateTime } from './hl7-time.js';
import type { StorageName } from './storage-path.js';

export type Values = Record<string, string>;

/** A finding on one file, without its path. */
export interface MessageIssue {
  readonly code: FindingCode;
  readonly at?: string;
  readonly count?: number;
}

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

/** Running numbers of one patient's rows, from 1, by what they are numbered within. */
export class Numbering {
  readonly #last = new Map<string, number>();

  next(within: string): string {
    const number = (this.#last.get(within) ?? 0) + 1;
    this.#last.set(within, number);
    return String(number);
  }
}

/** A message on its way to rows; of the segments that become rows only those that say anything. */
export interface Mapping {
  readonly segments: readonly Hl7Segment[];
  readonly name: StorageName;
  readonly owner: RowOwner;
  readonly issues: Issues;
  readonly numbering: Numbering;
}

export interface TableRow {
  readonly table: string;
  readonly values: Values;
}

export const segmentsOf = ({ segments }: Mapping, name: string): Hl7Segment[] =>
  segments.filter((segment) => segment.name === name);

export const segmentOf = ({ segments }: Mapping, name: string): Hl7Segment | undefined =>
  segments.find((segment) => segment.name === name);

/** When the message was recorded (EVN-2), for rows that carry it; read only where there are rows. */
export function recordedAt(mapping: Mapping, rows: readonly Hl7Segment[]): string {
  const recorded = rows.length > 0 ? (segmentOf(mapping, 'EVN')?.text(2) ?? '') : '';
  return mapping.issues.dateTime(recorded, 'EVN-2');
}
