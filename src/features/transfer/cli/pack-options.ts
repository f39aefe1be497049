import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { addPersonLists, readPersonLists, type PersonListOptions } from '../../extraction/index.js';
import type { PackInput } from '../application/pack-archive.use-case.js';
import type { PackReceipt } from '../domain/package-receipts.js';
import { parseVolumeSize } from '../domain/volume-size.js';
import type { TransferCommands } from './commands.js';
import { keysText, rulesIn, rulesText, signerText, ticketIn, ticketText } from './options.js';

export interface PackOptions extends PersonListOptions {
  ticket: string;
  keys: string;
  signer: string;
  out: string;
  rules?: string;
  volumeSize?: string;
}

/** What sealing takes: packing an extraction and providing in one run take the same. */
export function addPackOptions(command: Command, context: CliContext): Command {
  command
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption('--signer <dir>', signerText(context))
    .requiredOption('--out <dir>', outText(context))
    .option('--rules <file>', rulesText(context))
    .option('--volume-size <size>', volumeText(context));
  return addPersonLists(command, context);
}

/** @throws RefusedError for a key, ticket, list or size that cannot be read */
export async function readPackOptions(
  options: PackOptions,
  commands: TransferCommands,
): Promise<Omit<PackInput, 'from'>> {
  const { volumeSize } = options;
  return {
    keyring: await commands.openKeyring(options.keys),
    signer: await commands.openKeyring(options.signer),
    ticket: await ticketIn(options.ticket),
    lists: await readPersonLists(options, commands.personNotices),
    severities: await rulesIn(options.rules),
    to: options.out,
    volumeBytes: volumeSize === undefined ? undefined : unwrap(parseVolumeSize(volumeSize)),
  };
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

export function packedText(context: CliContext, packed: PackReceipt): string {
  const { packageName, archive, volumes, records } = packed;
  const { bytes, sha256 } = archive;
  return context.text(
    `封緘しました: ${packageName}（${volumes.length}巻、${bytes}バイト、${records.count}人）\nSHA-256: ${sha256}\n責任者が「yuzu approve」で承認すると、媒体に載せられます。`,
    `Sealed: ${packageName} (${volumes.length} volume(s), ${bytes} bytes, ${records.count} persons)\nSHA-256: ${sha256}\nAn approver’s "yuzu approve" completes it for the medium.`,
  );
}
