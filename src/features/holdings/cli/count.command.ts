import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { refuse, RefusedError, unwrap } from '../../../kernel/outcome.js';
import type { Clock } from '../../../kernel/ports/clock.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { inputText } from '../../../platform/cli/input-text.js';
import type { DataDefinition } from '../../catalogue/index.js';
import type { CountHoldings } from '../application/count-holdings.use-case.js';
import { holdingsErrors } from '../domain/errors.js';
import { countText, type Holdings, type TableHoldings } from '../domain/holdings.js';

interface CountOptions {
  definition: string;
  data: string;
  out: string;
  dated: string[];
}

async function definitionIn(file: string): Promise<DataDefinition> {
  const text = await inputText(file, holdingsErrors.HOLDINGS_INPUT_UNREADABLE);
  const unreadable = (reason: string) =>
    new RefusedError(refuse(holdingsErrors.HOLDINGS_INPUT_UNREADABLE, { file, reason }));
  try {
    const json = JSON.parse(text) as Partial<DataDefinition> | null;
    if (Array.isArray(json?.tables) && Array.isArray(json.codeTables))
      return json as DataDefinition;
  } catch {
    throw unreadable('JSON');
  }
  throw unreadable('tables');
}

function datedOf(options: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    options.map((option) => {
      const [table = '', item = '', ...rest] = option.split('=');
      if (table !== '' && item !== '' && rest.length === 0) return [table, item];
      throw new RefusedError(refuse(holdingsErrors.HOLDINGS_DATING_UNKNOWN, { place: option }));
    }),
  );
}

function lineOf(table: TableHoldings, context: CliContext): string {
  const text = context.text.bind(context);
  const { period, persons, undated } = table;
  const rows = countText(table.rows);
  const parts = [
    text(`${rows}行`, `${rows} rows`),
    ...(persons === null ? [] : [text(`${countText(persons)}人`, `${countText(persons)} persons`)]),
    period ? `${period.first}–${period.last}` : text('期間なし', 'no period'),
    ...(undated === 0
      ? []
      : [text(`日付なし ${countText(undated)}行`, `${countText(undated)} rows undated`)]),
  ];
  return `  ${table.table}: ${parts.join(context.language === 'ja' ? '、' : ', ')}`;
}

function summaryOf({ tables, asOf }: Holdings, out: string, context: CliContext): string {
  return [
    context.text(
      `${asOf}時点の保有期間・件数を集計しました: ${out}`,
      `Holdings as of ${asOf} counted: ${out}`,
    ),
    ...tables.map((table) => lineOf(table, context)),
  ].join('\n');
}

/** `yuzu holdings count`: the counts of CSV files, without any value of them. */
export function registerCount(
  holdings: Command,
  context: CliContext,
  count: CountHoldings,
  clock: Clock,
): void {
  const text = context.text.bind(context);
  holdings
    .command('count')
    .description(
      text(
        'CSVのフォルダから保有期間・件数を集計する（件数のみ。個人情報は含まない）',
        'count what a folder of CSV files holds: counts only, no personal data',
      ),
    )
    .requiredOption('--definition <file>', text('データ定義書', 'data definition'))
    .requiredOption('--data <dir>', text('CSVのフォルダ', 'folder of the CSV files'))
    .requiredOption('--out <file>', text('集計結果の書き出し先', 'file for the counts'))
    .option(
      '--dated <table=item...>',
      text('行の日付とする項目（表=項目）', 'item that dates the rows of a table'),
      [],
    )
    .action(async ({ definition, data, out, dated }: CountOptions) => {
      const counted = unwrap(
        await count.execute({
          definition: await definitionIn(definition),
          directory: data,
          asOf: clock.today(),
          dated: datedOf(dated),
          onProgress: (done, total) => {
            context.progress(text('集計', 'counting'), done, total);
          },
        }),
      );
      await writeFile(out, `${JSON.stringify(counted, null, 2)}\n`);
      context.print(counted, summaryOf(counted, out, context));
    });
}
