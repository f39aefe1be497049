import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';
import { keysText } from './options.js';

interface KeyExportOptions {
  keys: string;
  out: string;
  secret?: boolean;
}

export function registerKeyExport(
  key: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  key
    .command('export')
    .description(text('鍵を書き出す（GnuPGで使える形式）', 'export the key, usable with GnuPG'))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption('--out <dir>', text('出力先', 'output folder'))
    .option(
      '--secret',
      text(
        '秘密鍵も書き出す（パスフレーズで保護されたまま）',
        'also the secret key, still locked with its passphrase',
      ),
    )
    .action(async ({ keys, out, secret }: KeyExportOptions) => {
      const exported = await commands.exportKey(keys, out, secret === true);
      const { fingerprint, files } = exported;
      context.print(
        exported,
        text(
          `鍵を書き出しました: ${files.join(', ')}\nフィンガープリント: ${fingerprint}`,
          `Exported: ${files.join(', ')}\nFingerprint: ${fingerprint}`,
        ),
      );
    });
}
