import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { RemovalReceipt } from '../domain/removal/removal-receipt.js';
import type { TransferCommands } from './commands.js';
import { keysText, ticketIn, ticketText } from './options.js';

interface RemoveOptions {
  ticket: string;
  keys: string;
  in: string;
  out: string;
}

export function registerRemove(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  program
    .command('remove')
    .description(
      text(
        '提供停止を求めた人を受領データから削除する（安全管理区域、受領側）',
        'remove persons who opted out from received data (secure room, recipient)',
      ),
    )
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption(
      '--in <dir>',
      text(
        '「yuzu open」又は前回の「yuzu remove」の出力先。データは最後に消去される',
        'output folder of "yuzu open" or of the last "yuzu remove"; its data are erased at the end',
      ),
    )
    .requiredOption(
      '--out <dir>',
      text('出力先（削除後のデータ）', 'output folder, for what is left'),
    )
    .action(async (options: RemoveOptions) => {
      const signed = unwrap(
        await commands.remove.execute({
          keyring: await commands.openKeyring(options.keys),
          ticket: await ticketIn(options.ticket),
          from: options.in,
          to: options.out,
        }),
      );
      context.print(signed.document, removedText(context, signed.document));
    });
}

function removedText(context: CliContext, receipt: RemovalReceipt): string {
  const { packageName, persons, tables } = receipt;
  const rows = tables.reduce((sum, { removed }) => sum + removed, 0);
  return context.text(
    `削除しました: ${packageName} から${persons.removed}人、${rows}行（該当データのない人: ${persons.absent}人）`,
    `Removed from ${packageName}: ${persons.removed} persons, ${rows} rows (${persons.absent} not in these data)`,
  );
}
