import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { SourceFolder } from '../application/load-sources.js';
import { sourceOption } from './source-option.js';
import { sparkOptions, type SparkOptions } from './spark-options.js';

export interface LinkOptions extends SparkOptions {
  readonly ticket: string;
  readonly keys: string;
  readonly source: readonly SourceFolder[];
  readonly out: string;
  readonly profile?: string;
  readonly truth?: string;
  readonly labels: readonly string[];
  readonly earlier?: string;
}

/** Options `yuzu link` and `yuzu dedupe` share. */
export function linkOptions(command: Command, context: CliContext): Command {
  const text = context.text.bind(context);
  const own = command
    .requiredOption(
      '--ticket <file>',
      text('名寄せまたは重複確認のジョブ票', 'job ticket for the linkage or de-duplication'),
    )
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .requiredOption(
      '--source <CODE=dir>',
      text(
        '事業者コードと、患者基本のフォルダまたはファイル（CSV、Parquet、またはYAMLの説明ファイル。ジョブ票の事業者ごとに指定）',
        'operator code and folder or file (CSV, Parquet, YAML description) of its patient table; once per operator of the ticket',
      ),
      sourceOption,
      [],
    )
    .requiredOption('--out <dir>', text('出力フォルダ', 'output folder'))
    .option(
      '--profile <name>',
      text(
        '名寄せプロファイルの名前またはファイル（既定: general-japanese）',
        'linkage profile, by name or file (general-japanese)',
      ),
    )
    .option(
      '--truth <file>',
      text(
        '正解の対応表。精度を計算する（リハーサル用）',
        'known truth, to measure quality (rehearsal)',
      ),
    )
    .option(
      '--labels <file>',
      text(
        '目視確認で決まった組（labels.csv）。そのとおりに結び、または分ける（目視確認ごとに指定。同じ組は後に終えたものに従う）',
        'pairs a review settled (labels.csv), linked or kept apart accordingly; once per review, the later holds',
      ),
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option(
      '--earlier <dir>',
      text(
        '同じ案件の前回の出力フォルダ。人物のキーを引き継ぐ',
        'output folder of an earlier linkage of the case, whose persons and keys stay',
      ),
    );
  return sparkOptions(own, context);
}
