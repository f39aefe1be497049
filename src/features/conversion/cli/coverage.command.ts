import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { CoverageReport } from '../application/report-coverage.use-case.js';
import type { ConversionCommands } from './commands.js';
import { definitionIn, ruleText } from './read-definition.js';

const FORMATS = ['text', 'csv', 'json'] as const;

interface CoverageOptions {
  source: string;
  target: string;
  rules?: string;
  format: (typeof FORMATS)[number];
  out?: string;
}

function written(report: CoverageReport, { format }: CoverageOptions, context: CliContext): string {
  if (format === 'csv') return report.csv(context.language);
  if (format === 'json') return `${JSON.stringify(report.coverage, null, 2)}\n`;
  return `${report.text(context.language)}\n`;
}

/** `yuzu conversion coverage`: what of one definition another one fills. */
export function registerCoverage(
  conversion: Command,
  context: CliContext,
  { test, coverage }: ConversionCommands,
): void {
  const text = context.text.bind(context);
  conversion
    .command('coverage')
    .description(
      text(
        '自事業者の定義書が共通の定義書をどこまで満たすかを報告する',
        'report how much of a definition an operator’s own one fills',
      ),
    )
    .requiredOption(
      '--source <file>',
      text('自事業者のデータ定義書', 'the operator’s own definition'),
    )
    .requiredOption('--target <file>', text('共通のデータ定義書', 'the common definition'))
    .option('--rules <file>', text('変換定義', 'conversion rules'))
    .addOption(
      new Option('--format <format>', text('書き出しの形式', 'form of the report'))
        .choices(FORMATS)
        .default('text'),
    )
    .option('--out <file>', text('書き出し先', 'file for the report'))
    .action(async (options: CoverageOptions) => {
      const [source, target] = [
        await definitionIn(options.source),
        await definitionIn(options.target),
      ];
      const ruleSet =
        options.rules === undefined
          ? undefined
          : unwrap(test.execute(await ruleText(options.rules))).ruleSet;
      const report = unwrap(coverage.execute(source, target, ruleSet));
      const body = written(report, options, context);
      if (options.out !== undefined) await writeFile(options.out, body);
      context.print(
        report.coverage,
        options.out === undefined ? body.trimEnd() : report.text(context.language),
      );
    });
}
