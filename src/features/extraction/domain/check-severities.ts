import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { CheckRule, Severity } from './check-report.js';
import { extractionErrors } from './errors.js';

/** Rules about what values say: operators weigh them differently. All others are the contract itself. */
export const ADJUSTABLE = [
  'private-use',
  'date-range',
  'date-before-birth',
  'check-digit',
  'code-form',
  'text-person',
  'text-doctor',
  'text-phone',
  'text-mail',
  'text-address',
] as const satisfies readonly CheckRule[];

const LEVELS = ['error', 'warning', 'off'];

/** 重大度の変更: `off` leaves the findings of a rule out. */
export type Severities = Readonly<Partial<Record<(typeof ADJUSTABLE)[number], Severity | 'off'>>>;

/** Refused if it names another rule or another severity: a check must not be loosened by a misspelling. */
export function readSeverities(file: string, value: unknown): Outcome<Severities> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap) return refuse(extractionErrors.CHECK_RULES_UNREADABLE, { file, entry: '-' });
  const wrong = Object.entries(value).find(
    ([rule, level]) =>
      !ADJUSTABLE.some((one) => one === rule) || !LEVELS.some((one) => one === level),
  );
  return wrong
    ? refuse(extractionErrors.CHECK_RULES_UNREADABLE, { file, entry: wrong[0] })
    : ok(value as Severities);
}
