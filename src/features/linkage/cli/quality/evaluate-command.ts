import type { Command } from 'commander';
import { refuse, RefusedError, unwrap } from '../../../../kernel/outcome.js';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { EvaluateInput } from '../../application/quality/evaluate-links.use-case.js';
import type { SourceFolder } from '../../application/load-sources.js';
import { qualityErrors } from '../../domain/quality/quality-errors.js';
import { linkGroup } from '../link-group.js';
import { sourceOption } from '../source-option.js';
import { evaluationSummary } from './evaluation-summary.js';
import { ownProfile } from './own-profile.js';
import type { QualityCommands } from './quality-commands.js';

interface EvaluateOptions {
  links: string;
  keys: string;
  truth?: string;
  labels?: string;
  source: SourceFolder[];
  profile?: string;
  compare?: string;
  differences?: string;
  report?: string;
}

function againstOf({ truth, labels }: EvaluateOptions): EvaluateInput['against'] {
  if (truth !== undefined) return { kind: 'truth', file: truth };
  return labels === undefined ? undefined : { kind: 'labels', file: labels };
}

async function evaluate(options: EvaluateOptions, context: CliContext, commands: QualityCommands) {
  const evaluated = unwrap(
    await commands.evaluate.execute({
      keyring: unwrap(await commands.openKeyring(options.keys)),
      run: options.links,
      against: againstOf(options),
      sources: options.source,
      profile: options.profile,
      compareWith: options.compare,
    }),
  );
  if (options.differences !== undefined) {
    if (!evaluated.differences)
      throw new RefusedError(refuse(qualityErrors.LINK_DIFFERENCES_OF_NOTHING));
    await commands.writeDifferences(options.differences, evaluated.differences);
  }
  if (options.report !== undefined) await commands.writeReport(options.report, evaluated);
  context.print(evaluated.evaluation, evaluationSummary(evaluated, context));
}

/** `yuzu link evaluate`: what the links of a run may be relied on for. */
export function registerEvaluate(
  program: Command,
  context: CliContext,
  commands: QualityCommands,
): void {
  const text = context.text.bind(context);
  linkGroup(program, context)
    .command('evaluate')
    .description(
      text(
        '名寄せの品質を評価する（安全管理区域で実行）',
        'evaluate the links of a run (secure room)',
      ),
    )
    .requiredOption(
      '--links <dir>',
      text('「yuzu link」の出力フォルダ', 'output folder of "yuzu link"'),
    )
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .option('--truth <file>', text('正解の対応表（リハーサル用）', 'known truth (rehearsal)'))
    .option(
      '--labels <file>',
      text('目視確認の判定（labels.csv）', 'verdicts of a review (labels.csv)'),
    )
    .option(
      '--source <CODE=dir>',
      text(
        '名寄せした患者基本（CSV、Parquet、またはYAMLの説明ファイル）。誤りの種類と、絞り込み規則ごとの網羅性を調べる（事業者ごとに指定）',
        'patient table (CSV, Parquet, YAML description) that was linked, for errors by kind and what each blocking rule finds; once per operator',
      ),
      sourceOption,
      [],
    )
    .addOption(ownProfile(context))
    .option(
      '--compare <dir>',
      text('比較する名寄せの出力フォルダ', 'output folder of another linkage'),
    )
    .option(
      '--differences <file>',
      text(
        '結果が異なる組の一覧（CSV、患者IDを含む）の出力先',
        'list of the pairs that differ to write (CSV, patient ids)',
      ),
    )
    .option('--report <file>', text('報告書（HTML）の出力先', 'report to write (HTML)'))
    .action((options: EvaluateOptions) => evaluate(options, context, commands));
}
