import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { MediumFolder } from '../domain/media/medium-folder.js';
import type { TransferCommands } from './commands.js';
import { mediumFolders, mediumText } from './medium-option.js';
import { keysText, rulesIn, rulesText, ticketIn, ticketText } from './options.js';

interface OpenOptions {
  ticket: string;
  keys: string;
  medium: MediumFolder[];
  passphraseMessage: string;
  rules?: string;
  out: string;
}

export function registerOpen(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  program
    .command('open')
    .description(
      text(
        '提供パッケージを確認・開封し、データ定義書に照らして検査する（安全管理区域、受領側）',
        'verify and open a package and check it against the data definition (secure room, recipient)',
      ),
    )
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption('--medium <[serial=]dir>', mediumText(context), mediumFolders)
    .requiredOption(
      '--passphrase-message <file>',
      text('開示されたパスフレーズ通知', 'the released passphrase message'),
    )
    .option('--rules <file>', rulesText(context))
    .requiredOption('--out <dir>', text('出力先', 'output folder'))
    .action(async (options: OpenOptions) => {
      const signed = unwrap(
        await commands.open.execute({
          keyring: await commands.openKeyring(options.keys),
          ticket: await ticketIn(options.ticket),
          media: options.medium,
          passphraseMessage: options.passphraseMessage,
          severities: await rulesIn(options.rules),
          to: options.out,
          onProgress: (percent) => {
            context.progress('open', percent, 100);
          },
        }),
      );
      const { packageName, tables, records } = signed.document;
      const rows = tables.map((counted) => `${counted.table} ${counted.rows}`).join(', ');
      context.print(
        signed.document,
        text(
          `開封しました: ${packageName}（${records.count}人、行数: ${rows}）`,
          `Opened: ${packageName} (${records.count} persons, rows: ${rows})`,
        ),
      );
    });
}
