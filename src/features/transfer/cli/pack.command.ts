import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { addPersonLists, readPersonLists, type PersonListOptions } from '../../extraction/index.js';
import type { PackReceipt } from '../domain/package-receipts.js';
import { parseVolumeSize } from '../domain/volume-size.js';
import type { TransferCommands } from './commands.js';
import { keysText, signerText, ticketIn, ticketText } from './options.js';

interface PackOptions extends PersonListOptions {
  ticket: string;
  keys: string;
  signer: string;
  in: string;
  out: string;
  volumeSize?: string;
}

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
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption('--signer <dir>', signerText(context))
    .requiredOption(
      '--in <dir>',
      text('「yuzu extract」の出力先', 'output folder of "yuzu extract"'),
    )
    .requiredOption('--out <dir>', outText(context))
    .option('--volume-size <size>', volumeText(context));
  addPersonLists(command, context).action(async (options: PackOptions) => {
    const signed = unwrap(
      await commands.pack.execute({
        keyring: await commands.openKeyring(options.keys),
        signer: await commands.openKeyring(options.signer),
        ticket: await ticketIn(options.ticket),
        lists: await readPersonLists(options, commands.personNotices),
        from: options.in,
        to: options.out,
        volumeBytes: volumeBytesIn(options),
        onProgress: (percent) => {
          context.progress('pack', percent, 100);
        },
      }),
    );
    context.print(signed.document, packedText(context, signed.document));
  });
}

const outText = (context: CliContext) =>
  context.text(
    '出力先。medium/ は媒体へ、office/ は事務室へ',
    'output: medium/ for the medium, office/ for the office zone',
  );

const volumeText = (context: CliContext) =>
  context.text(
    '1巻の最大サイズ（媒体の容量、例: 25G）。省略すると1ファイル',
    'size of a volume, the medium’s capacity (e.g. 25G); one file where left out',
  );

const volumeBytesIn = ({ volumeSize }: { volumeSize?: string }): number | undefined =>
  volumeSize === undefined ? undefined : unwrap(parseVolumeSize(volumeSize));

function packedText(context: CliContext, packed: PackReceipt): string {
  const { packageName, archive, volumes, records } = packed;
  const { bytes, sha256 } = archive;
  return context.text(
    `封緘しました: ${packageName}（${volumes.length}巻、${bytes}バイト、${records.count}人）\nSHA-256: ${sha256}\n責任者が「yuzu approve」で承認すると、媒体に載せられます。`,
    `Sealed: ${packageName} (${volumes.length} volume(s), ${bytes} bytes, ${records.count} persons)\nSHA-256: ${sha256}\nAn approver’s "yuzu approve" completes it for the medium.`,
  );
}
