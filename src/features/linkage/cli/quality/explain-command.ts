import { type Command, InvalidArgumentError } from 'commander';
import { unwrap } from '../../../../kernel/outcome.js';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { ExplainInput, Explanation } from '../../application/quality/explain-pair.use-case.js';
import type { SourceFolder } from '../../application/load-sources.js';
import type { PairFate } from '../../domain/quality/pair-fate.js';
import { linkGroup } from '../link-group.js';
import { sourceOption } from '../source-option.js';
import { ownProfile } from './own-profile.js';
import type { QualityCommands } from './quality-commands.js';

interface ExplainOptions {
  links: string;
  keys: string;
  line: number;
  table: ExplainInput['table'];
  pairs?: string;
  source: SourceFolder[];
  profile?: string;
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

const FATES: Readonly<Record<PairFate, readonly [ja: string, en: string]>> = {
  linked: ['同一人として結び付けた', 'linked as one person'],
  open: ['目視確認の対象とした', 'left open, in review.csv'],
  contradicted: ['矛盾があるため別人とした', 'kept apart: it contradicts hard facts'],
  'not-found': [
    'どの絞り込み規則にも該当せず、比較しなかった',
    'never compared: no blocking rule finds it',
  ],
  unlikely: ['確率が目視確認の基準に達しなかった', 'kept apart: too unlikely for a review'],
  outdone: [
    'より確からしい相手があるか、同じ値の記録が多数あるため、結び付けなかった',
    'kept apart: stronger links, or dozens of records alike, stand against it',
  ],
};

function fateLines({ fate, reason, foundBy }: Explanation, context: CliContext): string[] {
  if (fate === undefined) return [];
  const because = reason === undefined ? '' : ` (${reason})`;
  const rules = foundBy?.join(', ');
  const found =
    rules === undefined
      ? []
      : [context.text(`絞り込み規則: ${rules || 'なし'}`, `Blocking rules: ${rules || 'none'}`)];
  return [`${context.text(...FATES[fate])}${because}`, ...found];
}

/** Levels and weights only: what the records say stays in the tables. */
function summary(explained: Explanation, context: CliContext): string {
  const { pattern, steps } = explained;
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
    ...fateLines(explained, context),
  ].join('\n');
}

async function explain(options: ExplainOptions, context: CliContext, commands: QualityCommands) {
  const { links: run, pairs, report, source: sources, ...asked } = options;
  const keyring = unwrap(await commands.openKeyring(options.keys));
  const explained = unwrap(
    pairs === undefined
      ? await commands.explain.execute({ keyring, run, ...asked })
      : await commands.explainRecords.execute({ keyring, run, pairs, sources, ...asked }),
  );
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
    .option(
      '--pairs <file>',
      text(
        '任意の2件の組の表（labels.csv、--differences の出力など）。--line の組を説明する',
        'table of any two records, e.g. labels.csv or what --differences wrote: its pair on --line',
      ),
    )
    .option(
      '--source <CODE=dir>',
      text(
        '--pairs を用いる場合に、名寄せした患者基本（事業者ごとに指定）',
        'with --pairs, the patient table that was linked; once per operator',
      ),
      sourceOption,
      [],
    )
    .addOption(ownProfile(context))
    .option('--report <file>', text('図（HTML）の出力先', 'chart to write (HTML)'))
    .action((options: ExplainOptions) => explain(options, context, commands));
}
