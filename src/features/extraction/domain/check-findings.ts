import type { CheckFinding, CheckReport, CheckRule } from './check-report.js';
import { CHECK_RULES } from './check-rules.js';
import { maskOf } from './mask.js';
import type { RehearsalMarks } from './rehearsal-marks.js';

const FIRST_ROWS = 5;
const EXAMPLES = 3;

interface Gathered {
  readonly table: string;
  readonly column?: string;
  readonly rule: CheckRule;
  count: number;
  readonly firstRows: number[];
  readonly examples: Set<string>;
}

/** One breach; `row` 0 stands for the whole file. */
export interface Breach {
  readonly table: string;
  readonly column?: string;
  readonly rule: CheckRule;
  readonly row: number;
  readonly value?: string;
}

/** Breaches grouped by table, column and rule: bounded, however many there are. */
export class CheckFindings {
  private readonly groups = new Map<string, Gathered>();

  add({ table, column, rule, row, value }: Breach): void {
    const key = `${table}\u0000${column ?? ''}\u0000${rule}`;
    let group = this.groups.get(key);
    if (group === undefined) {
      group = {
        table,
        ...(column && { column }),
        rule,
        count: 0,
        firstRows: [],
        examples: new Set(),
      };
      this.groups.set(key, group);
    }
    group.count += 1;
    if (row > 0 && group.firstRows.length < FIRST_ROWS) group.firstRows.push(row);
    if (value && group.examples.size < EXAMPLES) group.examples.add(maskOf(value));
  }

  /** Adds what was found elsewhere, after what is here. */
  take({ groups }: CheckFindings): void {
    for (const [key, group] of groups) this.groups.set(key, group);
  }

  report(tables: CheckReport['tables'], rehearsal: RehearsalMarks): CheckReport {
    const findings = [...this.groups.values()].map((group): CheckFinding => {
      const { severity, ja, en } = CHECK_RULES[group.rule];
      return { ...group, examples: [...group.examples], severity, ja, en };
    });
    const conforming = findings.every(({ severity }) => severity !== 'error');
    return { conforming, tables, findings, rehearsal };
  }
}
