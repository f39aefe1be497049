import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';
import { keysText, signerText, ticketIn, ticketText } from './options.js';

interface ApproveOptions {
  ticket: string;
  keys: string;
  signer: string;
}

export function registerApprove(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  program
    .command('approve <folder>')
    .description(
      text(
        '封緘した提供パッケージを、作成者と別の責任者が確認して承認する（安全管理区域、提供側）',
        'approve a sealed package, by another person than its preparer (secure room, provider)',
      ),
    )
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption('--signer <dir>', signerText(context))
    .action(async (folder: string, { ticket, keys, signer }: ApproveOptions) => {
      const signed = unwrap(
        await commands.approve.execute({
          keyring: await commands.openKeyring(keys),
          signer: await commands.openKeyring(signer),
          ticket: await ticketIn(ticket),
          folder,
          onBytes: (done, total) => {
            context.progress('approve', done, total);
          },
        }),
      );
      const { packageName, approver } = signed.document;
      context.print(
        signed.document,
        text(
          `承認しました: ${packageName}（承認者の鍵 ${approver}）`,
          `Approved: ${packageName} (approver’s key ${approver})`,
        ),
      );
    });
}
