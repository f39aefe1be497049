import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { GivenPersonLists } from '../application/person-lists.js';
import type { PersonNoticeFiles } from '../application/ports/person-notice-files.js';
import { readText } from './read-inputs.js';

export interface PersonListOptions {
  optOuts: string;
  notices: string;
  personNotices?: string;
}

/** The lists by which persons are judged: extracting and packing take the same. */
export function addPersonLists(command: Command, context: CliContext): Command {
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

/** @throws RefusedError FILE_UNREADABLE, or what is wrong with the list of persons. */
export async function readPersonLists(
  { optOuts, notices, personNotices }: PersonListOptions,
  files: PersonNoticeFiles,
): Promise<GivenPersonLists> {
  return {
    optOutList: unwrap(await readText(optOuts)),
    noticeList: unwrap(await readText(notices)),
    personNotices: personNotices === undefined ? [] : unwrap(await files.read(personNotices)),
  };
}
