import type { LocalDate } from '../../../kernel/time.js';

/**
 * 提供停止の求め. One person who asked that nothing be handed over, named by institution code and
 * patient id, by identity (kana name, birth date, sex), or by both.
 */
export interface OptOutEntry {
  readonly institutionCode?: string;
  readonly patientId?: string;
  readonly nameKana?: string;
  readonly birthDate?: LocalDate;
  /** HL7 table 0001; left out when the request does not tell. */
  readonly sex?: string;
}

/** オプトアウト一覧. The list in force at one moment, as the gateway exports it to the secure room. */
export interface OptOutList {
  /** Counts up with every change; the job ticket names the version an extraction must apply. */
  readonly version: number;
  /** ISO 8601 instant. */
  readonly issuedAt: string;
  readonly entries: readonly OptOutEntry[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const namesSomebody = (entry: OptOutEntry): boolean =>
  (isText(entry.institutionCode) && isText(entry.patientId)) ||
  (isText(entry.nameKana) && isText(entry.birthDate));

/** The list in this JSON text, or null: a list with one entry that names nobody must not be applied. */
export function parseOptOutList(text: string): OptOutList | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = value as Partial<OptOutList> | null;
  if (typeof list !== 'object' || list === null || !Array.isArray(list.entries)) return null;
  if (!Number.isSafeInteger(list.version) || !isText(list.issuedAt)) return null;
  const entries = list.entries as (OptOutEntry | null)[];
  return entries.every(
    (entry) => entry !== null && typeof entry === 'object' && namesSomebody(entry),
  )
    ? (list as OptOutList)
    : null;
}
