import { type Command, InvalidArgumentError } from 'commander';
import { unwrap } from '../../../../kernel/outcome.js';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { ExplainInput, Explanation } from '../../application/quality/explain-pair.use-case.js';
import { linkGroup } from '../link-group.js';
import type { QualityCommands } from './quality-commands.js';

interface ExplainOptions {
  links: string;
  keys: string;
  line: number;
  table: ExplainInput['table'];
  report?: string;
}

function lineOption(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('');
  return Number(value);
}

function tableOption(value: string): ExplainInput['table'] {
  if (value === 'links' || value === 'review') return value;
  throw new InvalidArgumentError('');
}

const signed = (bits: number): string => `${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`;

/** Levels and weights only: what the records say stays in the tables. */
function summary({ pattern, steps }: Explanation, context: CliContext): string {
  const { match, household, unrelated } = pattern.probability;
  return [
    ...steps.map(({ name, level, bits, total }) =>
      [name.padEnd(12), level.padEnd(14), signed(bits).padStart(7), signed(total).padStart(8)].join(
        ' ',
      ),
    ),
    context.text(
      `同一人 ${match.toPrecision(4)}、同一世帯の別人 ${household.toPrecision(4)}、無関係 ${unrelated.toPrecision(4)}`,
      `same person ${match.toPrecision(4)}, same household ${household.toPrecision(4)}, unrelated ${unrelated.toPrecision(4)}`,
    ),
    ...(pattern.rule === undefined
      ? []
      : [context.text(`規則: ${pattern.rule}`, `Rule: ${pattern.rule}`)]),
  ].join('\n');
}

async function explain(options: ExplainOptions, context: CliContext, commands: QualityCommands) {
  const { links: run, table, line, report } = options;
  const keyring = unwrap(await commands.openKeyring(options.keys));
  const explained = unwrap(await commands.explain.execute({ keyring, run, table, line }));
  if (report !== undefined) await commands.writeWaterfall(report, explained);
  context.print(explained, summary(explained, context));
}

/** `yuzu link explain`: why two records are, or are not, taken for one person. */
export function registerExplain(
  program: Command,
  context: CliContext,
  commands: QualityCommands,
): void {
  const text = context.text.bind(context);
  linkGroup(program, context)
    .command('explain')
    .description(
      text(
        '1組の判定の根拠を示す（安全管理区域で実行）',
        'explain the score of one pair (secure room)',
      ),
    )
    .requiredOption(
      '--links <dir>',
      text('「yuzu link」の出力フォルダ', 'output folder of "yuzu link"'),
    )
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .requiredOption(
      '--line <n>',
      text('表の行番号（見出し行を除いて1から）', 'line of the table, from 1 after the header'),
      lineOption,
    )
    .option(
      '--table <name>',
      text('links または review（既定: review）', 'links or review (review)'),
      tableOption,
      'review',
    )
    .option('--report <file>', text('図（HTML）の出力先', 'chart to write (HTML)'))
    .action((options: ExplainOptions) => explain(options, context, commands));
}
