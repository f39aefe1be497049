import type { Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { ConversionReport } from '../application/apply-conversion.use-case.js';
import { type FaultText, faultText } from '../domain/fault-text.js';
import type { ConversionCommands } from './commands.js';
import { definitionIn, ruleText } from './read-definition.js';

interface ApplyOptions {
  rules: string;
  target: string;
  data: string;
  out: string;
}

function summaryOf(report: ConversionReport, out: string, context: CliContext): string {
  const text = context.text.bind(context);
  const why = ({ ja, en }: FaultText) => text(ja, en);
  return [
    report.complete
      ? text(`変換しました: ${out}`, `Converted to ${out}`)
      : text(
          '変換できない値があるため、何も書き出していません。',
          'Nothing was written: some values do not convert.',
        ),
    ...report.tables.map(({ from, to, rows }) => `  ${from} → ${to}: ${rows}`),
    ...report.refused.map(({ table, column, fault, count, lines }) => {
      const places = lines.join(', ') + (count > lines.length ? ', …' : '');
      return text(
        `  ${table}.${column}: ${why(faultText(fault))} ${count}件（行 ${places}）`,
        `  ${table}.${column}: ${why(faultText(fault))}, ${count} (lines ${places})`,
      );
    }),
  ].join('\n');
}

/** `yuzu conversion apply`: exit 4 where a value does not convert; then nothing is written. */
export function registerApply(
  conversion: Command,
  context: CliContext,
  { test, apply }: ConversionCommands,
): void {
  const text = context.text.bind(context);
  conversion
    .command('apply')
    .description(text('CSVを変換定義に従って変換する', 'convert CSV files by conversion rules'))
    .requiredOption('--rules <file>', text('変換定義', 'conversion rules'))
    .requiredOption(
      '--target <file>',
      text('変換先のデータ定義書', 'data definition of the target'),
    )
    .requiredOption('--data <dir>', text('変換元のCSVのフォルダ', 'folder of the CSV files'))
    .requiredOption('--out <dir>', text('出力先', 'output folder'))
    .action(async ({ rules, target, data, out }: ApplyOptions) => {
      const { ruleSet } = unwrap(test.execute(await ruleText(rules)));
      const onProgress = (rows: number) => {
        context.progress(text('変換', 'converting'), rows, 0);
      };
      const definition = await definitionIn(target);
      const report = unwrap(
        await apply.execute({ ruleSet, target: definition, directory: data, out, onProgress }),
      );
      context.print(report, summaryOf(report, out, context));
      if (!report.complete) context.exitWith(EXIT.nonconforming);
    });
}
