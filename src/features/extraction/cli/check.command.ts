import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { openOwnDocument } from '../../../kernel/job-ticket.js';
import { refuse, RefusedError, unwrap } from '../../../kernel/outcome.js';
import type { Clock } from '../../../kernel/ports/clock.js';
import type { LocalDate } from '../../../kernel/time.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import type { CheckData } from '../application/check-data.use-case.js';
import type { CheckFinding, CheckReport } from '../domain/check-report.js';
import { wholeTables } from '../domain/contracted.js';
import { extractionErrors } from '../domain/errors.js';
import { checkReportHtml } from '../domain/report/check-report-html.js';
import type { OpenKeyring } from './extract.command.js';
import { stepwise } from './progress.js';
import { readDefinition, readRules, readTicket } from './read-inputs.js';

interface CheckOptions {
  ticket?: string;
  keys?: string;
  definition?: string;
  tables?: string;
  out?: string;
  report?: string;
  rules?: string;
}

interface Specification {
  readonly definition: DataDefinition;
  readonly tables?: readonly ContractedTable[];
  /** Of a ticket: which side of the wall the data must be on. */
  readonly rehearsal?: boolean;
  /** Of a ticket: the day of provision is its. */
  readonly name?: { readonly providedOn: LocalDate };
}

async function specificationOf(
  { ticket, keys, definition, tables }: CheckOptions,
  openKeyring: OpenKeyring,
): Promise<Specification> {
  if (definition !== undefined && ticket === undefined) {
    const whole = unwrap(await readDefinition(definition));
    if (tables === undefined) return { definition: whole };
    return { definition: whole, tables: unwrap(wholeTables(whole, tables.split(','))) };
  }
  if (ticket === undefined || keys === undefined || definition !== undefined || tables)
    throw new RefusedError(refuse(extractionErrors.TICKET_OR_DEFINITION_NEEDED));
  const keyring = unwrap(await openKeyring(keys));
  const signed = unwrap(await readTicket(ticket));
  return unwrap(await openOwnDocument(keyring, signed, 'yuzu.ticket/provide'));
}

function lineOf(finding: CheckFinding, context: CliContext): string {
  const text = context.text.bind(context);
  const place = [finding.table, finding.column].filter(Boolean).join('.');
  const rows = finding.firstRows.length > 0 ? ` [${finding.firstRows.join(', ')}]` : '';
  const examples = finding.examples.length > 0 ? ` ${finding.examples.join(' / ')}` : '';
  const mark = finding.severity === 'error' ? text('不適合', 'error') : text('注意', 'warning');
  return `  ${mark} ${place}: ${text(finding.ja, finding.en)} ×${finding.count}${rows}${examples}`;
}

function summaryOf(report: CheckReport, context: CliContext): string {
  const text = context.text.bind(context);
  return [
    report.conforming
      ? text('仕様に適合しています。', 'Conforms to the specification.')
      : text('仕様に適合していません。', 'Does not conform to the specification.'),
    ...(report.rehearsal.marker ? [text('リハーサルデータです。', 'Rehearsal data.')] : []),
    ...report.tables.map(({ table, rows }) => `  ${table}: ${rows}`),
    ...report.findings.map((finding) => lineOf(finding, context)),
  ].join('\n');
}

/** `yuzu check`: exit 0 if the data conform, 4 if not. */
export function registerCheck(
  program: Command,
  context: CliContext,
  check: CheckData,
  openKeyring: OpenKeyring,
  clock: Clock,
): void {
  const text = context.text.bind(context);
  program
    .command('check')
    .argument('<dir>', text('CSVのフォルダ', 'folder of CSV files'))
    .description(
      text(
        'CSVをデータ定義書と契約の対象項目に照らして検査する',
        'Check CSV files against the data definition and the contracted items',
      ),
    )
    .option('--ticket <file>', text('提供のジョブ票', 'job ticket for the provision'))
    .option('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .option('--definition <file>', text('データ定義書', 'data definition'))
    .option(
      '--tables <names>',
      text('データ定義書のうち対象の表（カンマ区切り）', 'tables of the definition, by commas'),
    )
    .option('--out <file>', text('検査結果の書き出し先（JSON）', 'file for the report (JSON)'))
    .option(
      '--report <file>',
      text('報告書の書き出し先（HTML）', 'file for the report to read (HTML)'),
    )
    .option(
      '--rules <file>',
      text('内容に関する規則の重大度（YAML）', 'severities of rules on contents (YAML)'),
    )
    .action(async (directory: string, options: CheckOptions) => {
      const specification = await specificationOf(options, openKeyring);
      const { definition, tables, rehearsal, name } = specification;
      const severities = options.rules && unwrap(await readRules(options.rules));
      const asOf = name?.providedOn ?? clock.today();
      const onProgress = stepwise(context, text('検査', 'checking'));
      const request = { directory, definition, tables, rehearsal, asOf, onProgress };
      const report = unwrap(await check.execute({ ...request, ...(severities && { severities }) }));
      if (options.out !== undefined)
        await writeFile(options.out, `${JSON.stringify(report, null, 2)}\n`);
      const checkedAt = clock.now().toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' });
      if (options.report !== undefined)
        await writeFile(
          options.report,
          checkReportHtml(report, { definition, directory, checkedAt, asOf }),
        );
      context.print(report, summaryOf(report, context));
      if (!report.conforming) context.exitWith(EXIT.nonconforming);
    });
}
