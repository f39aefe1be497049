import type { Command } from 'commander';
import { unwrap } from '../../../../kernel/outcome.js';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import { inputText } from '../../../../platform/cli/input-text.js';
import type { SourceFolder } from '../../application/load-sources.js';
import { linkageErrors } from '../../domain/errors.js';
import { sourceOption } from '../source-option.js';
import { judgeAll } from './judge-loop.js';
import { folderText } from './review-options.js';
import type { ReviewCommands } from './review-commands.js';

interface JudgeOptions {
  review: string;
  signer: string;
  operatorKey: string;
  source: SourceFolder[];
}

async function judge(options: JudgeOptions, context: CliContext, commands: ReviewCommands) {
  const { review: folder, source: sources } = options;
  const signer = unwrap(await commands.openKeyring(options.signer));
  const operatorKey = await inputText(options.operatorKey, linkageErrors.LINK_FILE_UNREADABLE);
  const session = unwrap(await commands.judge.execute({ signer, operatorKey, folder, sources }));
  await commands.atTerminal((terminal) => judgeAll(session, terminal, context));
  const { remaining, pairs } = session;
  context.print(
    { pairs: pairs.length, remaining },
    remaining === 0
      ? context.text(
          `${pairs.length}組すべての判定を保存しました。`,
          `All ${pairs.length} pairs are judged.`,
        )
      : context.text(
          `判定を保存しました（残り${remaining}組）。同じコマンドで続けられます。`,
          `Saved; ${remaining} pairs remain. The same command continues.`,
        ),
  );
}

export function registerJudge(
  review: Command,
  context: CliContext,
  commands: ReviewCommands,
): void {
  const text = context.text.bind(context);
  review
    .command('judge')
    .description(text('自分の担当する組を判定する', 'judge the pairs assigned to oneself'))
    .requiredOption('--review <dir>', folderText(context))
    .requiredOption(
      '--signer <dir>',
      text('本人の署名鍵のフォルダ', 'folder of one’s own signing key'),
    )
    .requiredOption(
      '--operator-key <file>',
      text('事業者の公開鍵（public.asc）', 'the operator’s public key (public.asc)'),
    )
    .requiredOption(
      '--source <CODE=dir>',
      text(
        '名寄せした患者基本のフォルダまたはファイル（CSV、Parquet、またはYAMLの説明ファイル。事業者ごとに指定）',
        'operator code and folder or file (CSV, Parquet, YAML description) of the patient table that was linked; once per operator',
      ),
      sourceOption,
      [],
    )
    .action((options: JudgeOptions) => judge(options, context, commands));
}
