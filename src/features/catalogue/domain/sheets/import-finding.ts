import type { ErrorDefinition, Facts } from '../../../../kernel/outcome.js';
import { messageOf } from '../../../../kernel/outcome.js';

/** One mistake in a workbook or CSV file, and where it stands. */
export interface ImportFinding {
  readonly code: string;
  /** Sheet of the workbook, or file. */
  readonly sheet: string;
  /** A1 notation; absent where a whole sheet is meant. */
  readonly cell?: string;
  readonly row?: number;
  /** Title of the column. */
  readonly column?: string;
  readonly ja: string;
  readonly en: string;
}

export interface Place {
  readonly sheet: string;
  readonly cell?: string;
  readonly row?: number;
  readonly column?: string;
}

export const importFinding = (
  error: ErrorDefinition,
  place: Place,
  facts: Facts = {},
): ImportFinding => ({
  code: error.code,
  ...place,
  ja: messageOf({ error, facts }, 'ja'),
  en: messageOf({ error, facts }, 'en'),
});
