import {
  ok,
  refuse,
  type ErrorDefinition,
  type Facts,
  type Outcome,
} from '../../../kernel/outcome.js';
import type { CheckReport } from '../../extraction/index.js';

/** The report, or the given refusal with the number of errors and the first of them. */
export function requireConforming(
  report: CheckReport,
  error: ErrorDefinition,
  facts: Facts = {},
): Outcome<CheckReport> {
  if (report.conforming) return ok(report);
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return refuse(error, {
    ...facts,
    errors: errors.reduce((sum, { count }) => sum + count, 0),
    table: first?.table ?? '-',
    column: first?.column ?? '-',
    rule: first?.rule ?? '-',
  });
}
