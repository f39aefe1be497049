import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';
import { addPackOptions, packedText, readPackOptions, type PackOptions } from './pack-options.js';

export function registerPack(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  const command = program
    .command('pack')
    .description(
      text(
        '抽出したデータを提供パッケージに封緘する（安全管理区域、提供側）',
        'seal an extraction into a package (secure room, provider)',
      ),
    )
    .requiredOption(
      '--in <dir>',
      text('「yuzu extract」の出力先', 'output folder of "yuzu extract"'),
    );
  addPackOptions(command, context).action(async (options: PackOptions & { in: string }) => {
    const signed = unwrap(
      await commands.pack.execute({
        ...(await readPackOptions(options, commands)),
        from: options.in,
        onProgress: (percent) => {
          context.progress('pack', percent, 100);
        },
      }),
    );
    context.print(signed.document, packedText(context, signed.document));
  });
}
