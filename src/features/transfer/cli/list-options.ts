import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { inputText } from '../../../platform/cli/input-text.js';
import type { GivenPersonLists, PersonNoticeFiles } from '../../extraction/index.js';
import { packErrors } from '../domain/package-errors.js';

export interface ListOptions {
  optOuts: string;
  notices: string;
  personNotices?: string;
}

/** The lists by which persons are checked, as `yuzu extract` takes them. */
export function addListOptions(command: Command, context: CliContext): Command {
  const text = context.text.bind(context);
  return command
    .requiredOption(
      '--opt-outs <file>',
      text('オプトアウト一覧（暗号文）', 'encrypted opt-out list'),
    )
    .requiredOption('--notices <file>', text('通知一覧（暗号文）', 'encrypted notice list'))
    .option(
      '--person-notices <file>',
      text(
        '個人別の通知一覧（CSV。安全管理区域の外に出さない）',
        'list of persons notified (CSV; never leaves the secure room)',
      ),
    );
}

export async function listsIn(
  { optOuts, notices, personNotices }: ListOptions,
  files: PersonNoticeFiles,
): Promise<GivenPersonLists> {
  return {
    optOutList: await inputText(optOuts, packErrors.PACKAGE_LIST_UNREADABLE),
    noticeList: await inputText(notices, packErrors.PACKAGE_LIST_UNREADABLE),
    personNotices: personNotices === undefined ? [] : unwrap(await files.read(personNotices)),
  };
}
