import type { CheckFinding, CheckReport, CheckRule, Severity } from './check-report.js';
import { CHECK_RULES } from './check-rules.js';
import type { Severities } from './check-severities.js';
import { maskOf } from './mask.js';
import type { RehearsalMarks } from './rehearsal-marks.js';

const FIRST_ROWS = 5;
const EXAMPLES = 3;
/** Breaches looked at for examples: where a whole column is wrong, masking every value would take minutes. */
const LOOKED_AT = 1_000;

/** Breaches of one rule in one column: bounded, however many there are. */
export interface FindingGroup {
  readonly table: string;
  readonly column?: string;
  readonly rule: CheckRule;
  count: number;
  readonly firstRows: number[];
  readonly examples: string[];
}

export const findingGroup = (table: string, rule: CheckRule, column?: string): FindingGroup => ({
  table,
  ...(column !== undefined && { column }),
  rule,
  count: 0,
  firstRows: [],
  examples: [],
});

/** One more breach in this row; 0 stands for the whole file. `value` is asked for only while examples are few. */
export function addBreach(group: FindingGroup, row: number, value?: () => string): void {
  group.count += 1;
  if (row > 0 && group.firstRows.length < FIRST_ROWS) group.firstRows.push(row);
  if (!value || group.examples.length >= EXAMPLES || group.count > LOOKED_AT) return;
  const mask = maskOf(value());
  if (mask !== '' && !group.examples.includes(mask)) group.examples.push(mask);
}

const severityOf = (rule: CheckRule, severities: Severities): Severity | 'off' =>
  (severities as Partial<Record<CheckRule, Severity | 'off'>>)[rule] ?? CHECK_RULES[rule].severity;

/** The report; findings come in the order given. */
export function reportOf(
  groups: readonly FindingGroup[],
  tables: CheckReport['tables'],
  rehearsal: RehearsalMarks,
  severities: Severities = {},
): CheckReport {
  const findings = groups.flatMap((group): CheckFinding[] => {
    const severity = severityOf(group.rule, severities);
    return severity === 'off' ? [] : [{ ...group, ...CHECK_RULES[group.rule], severity }];
  });
  const conforming = findings.every(({ severity }) => severity !== 'error');
  return { conforming, tables, findings, rehearsal };
}
