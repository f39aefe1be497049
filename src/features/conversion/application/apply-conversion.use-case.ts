import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { DataDefinition, DataTable } from '../../catalogue/index.js';
import { checkItems, checkRuleSet } from '../domain/check-rule-set.js';
import { rulesFor } from '../domain/coverage.js';
import { conversionErrors } from '../domain/errors.js';
import { type ConvertedTable, RefusedRows, type RefusedValue } from '../domain/refused-rows.js';
import type { RuleSet, TableRules } from '../domain/rule-set.js';
import { convertRow, planTable, type TablePlan } from '../domain/table-plan.js';
import { ConvertedTables, type OpenTables, SourceTables } from './ports/converted-tables.js';

export interface ApplyRequest {
  readonly ruleSet: RuleSet;
  readonly target: DataDefinition;
  /** Folder of `TABLE.csv` by the source definition. */
  readonly directory: string;
  /** Folder to write. */
  readonly out: string;
  /** Called now and then with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

export interface ConversionReport {
  /** False: something was refused, and nothing was written. */
  readonly complete: boolean;
  readonly tables: readonly ConvertedTable[];
  readonly refused: readonly RefusedValue[];
}

interface Job {
  readonly rules: TableRules;
  readonly table: DataTable;
}

interface Run {
  readonly request: ApplyRequest;
  readonly output: OpenTables;
  readonly refused: RefusedRows;
  rows: number;
}

/** 変換の実行. CSV by one definition → CSV by the other, a chunk of rows at a time. */
@UseCase()
export class ApplyConversion {
  constructor(
    private readonly sources: SourceTables,
    private readonly outputs: ConvertedTables,
  ) {}

  async execute(request: ApplyRequest): Promise<Outcome<ConversionReport>> {
    const jobs = await this.jobs(request);
    if (!jobs.ok) return jobs;
    const output = await this.outputs.open(request.out);
    if (!output.ok) return output;
    const run: Run = { request, output: output.value, refused: new RefusedRows(), rows: 0 };
    try {
      const report = await this.run(jobs.value, run);
      if (report.ok && report.value.complete) await run.output.publish();
      else await run.output.discard();
      return report;
    } catch (fault) {
      await run.output.discard();
      throw fault;
    }
  }

  private async jobs({ ruleSet, target, directory }: ApplyRequest): Promise<Outcome<Job[]>> {
    const checked = checkRuleSet(ruleSet);
    if (!checked.ok) return checked;
    const fits = checkTarget(ruleSet, target);
    if (!fits.ok) return fits;
    const names = (await this.sources.names(directory)) ?? [];
    const there = { tables: names.map((name) => ({ name })) };
    const jobs = target.tables.flatMap((table) => {
      const rules = rulesFor(table, there, ruleSet);
      return rules && names.includes(rules.from) ? [{ rules, table }] : [];
    });
    if (jobs.length > 0) return ok(jobs);
    return refuse(conversionErrors.CONVERSION_FOLDER_NOT_FOUND, { directory });
  }

  private async run(jobs: readonly Job[], run: Run): Promise<Outcome<ConversionReport>> {
    const tables: ConvertedTable[] = [];
    for (const job of jobs) {
      const converted = await this.convert(job, run);
      if (!converted.ok) return converted;
      tables.push(converted.value);
    }
    const refused = run.refused.list();
    return ok({ complete: refused.length === 0, tables, refused });
  }

  private async convert({ rules, table }: Job, run: Run): Promise<Outcome<ConvertedTable>> {
    let plan: TablePlan | undefined;
    let rows = 0;
    for await (const records of this.sources.read(run.request.directory, rules.from)) {
      for (const { line, fields } of records) {
        if (!plan) {
          const planned = planTable(rules, table, fields ?? []);
          if ('missing' in planned || !fields) return missing(rules.from, planned);
          plan = planned;
          await run.output.table(plan.to, plan.header);
          continue;
        }
        rows += 1;
        await this.row(plan, { line, fields }, run);
      }
      run.rows += records.length;
      run.request.onProgress?.(run.rows);
    }
    if (!plan) return missing(rules.from);
    return ok({ from: rules.from, to: rules.to, rows });
  }

  private async row(
    plan: TablePlan,
    { line, fields }: { line: number; fields: readonly string[] | null },
    { refused, output }: Run,
  ): Promise<void> {
    if (fields?.length !== plan.columns) {
      refused.add({ table: plan.from, column: '-', fault: 'ROW_UNREADABLE' }, line);
      return;
    }
    const { values, faults } = convertRow(plan, fields);
    for (const fault of faults) refused.add({ table: plan.from, ...fault }, line);
    if (faults.length === 0) await output.row(values);
  }
}

function missing(table: string, planned: object = {}): Outcome<never> {
  const column = 'missing' in planned ? String(planned.missing) : '-';
  return refuse(conversionErrors.CONVERSION_COLUMN_MISSING, { file: `${table}.csv`, column });
}

/** The rules are for this definition, and write nothing it does not have. */
function checkTarget(
  { target: named, tables }: RuleSet,
  target: DataDefinition,
): Outcome<undefined> {
  if (named.id !== target.id || named.version !== target.version)
    return refuse(conversionErrors.CONVERSION_OTHER_DEFINITION, {
      expected: `${named.id} v${named.version}`,
      given: `${target.id} v${target.version}`,
    });
  for (const { to, rules } of tables) {
    const checked = checkItems(
      target,
      to,
      rules.flatMap((rule) => rule.to),
    );
    if (!checked.ok) return checked;
  }
  return ok();
}
