import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';
import { keysText, ticketIn, ticketText } from './options.js';

interface PackOptions {
  ticket: string;
  keys: string;
  in: string;
  out: string;
}

export function registerPack(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  program
    .command('pack')
    .description(
      text(
        '抽出したデータを提供パッケージに封緘する（セキュアルーム、提供側）',
        'seal an extraction into a package (secure room, provider)',
      ),
    )
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption(
      '--in <dir>',
      text('「yuzu extract」の出力先', 'output folder of "yuzu extract"'),
    )
    .requiredOption(
      '--out <dir>',
      text(
        '出力先。medium/ は媒体へ、office/ は事務室へ',
        'output: medium/ for the medium, office/ for the office zone',
      ),
    )
    .action(async (options: PackOptions) => {
      const signed = unwrap(
        await commands.pack.execute({
          keyring: await commands.openKeyring(options.keys),
          ticket: await ticketIn(options.ticket),
          from: options.in,
          to: options.out,
          onProgress: (percent) => {
            context.progress('pack', percent, 100);
          },
        }),
      );
      const { packageName, archive, records } = signed.document;
      context.print(
        signed.document,
        text(
          `封緘しました: ${packageName}.7z（${archive.bytes}バイト、${records.count}人）\nSHA-256: ${archive.sha256}`,
          `Sealed: ${packageName}.7z (${archive.bytes} bytes, ${records.count} persons)\nSHA-256: ${archive.sha256}`,
        ),
      );
    });
}
