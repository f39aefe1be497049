import type { FindingCode } from '../../domain/source-finding.js';
import { mmlDate, mmlDateTime } from './mml-date.js';
import { plainText } from './plain-text.js';
import { at, attributeOf, type XmlElement } from './xml-element.js';

export type Values = Record<string, string>;

export interface MmlIssue {
  readonly code: FindingCode;
  /** Item of the definition. */
  readonly at: string;
}

/** Takes values out of a document's elements and collects what cannot be taken as it is. */
export class Mapping {
  readonly issues: MmlIssue[] = [];

  text(element: XmlElement | undefined, ...path: readonly string[]): string {
    return plainText(at(element, ...path));
  }

  date(item: string, text: string): string {
    return this.converted(item, text, mmlDate(text), 'DATE_UNREADABLE');
  }

  dateTime(item: string, text: string): string {
    return this.converted(item, text, mmlDateTime(text), 'DATE_UNREADABLE');
  }

  /** Empty and reported where a value cannot be converted. */
  converted(item: string, text: string, value: string | null, code: FindingCode): string {
    if (text !== '' && value === null) this.issues.push({ code, at: item });
    return value ?? '';
  }

  /** MML0028 code of the creator's department; a facility's own code would pass for another department. */
  department(id: XmlElement | undefined): string {
    const isLocal = attributeOf(id, 'type') === 'facility';
    const code = plainText(id);
    return this.converted('author_department', code, isLocal ? null : code, 'LOCAL_CODE');
  }
}
