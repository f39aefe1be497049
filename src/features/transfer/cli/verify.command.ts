import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { refuse, unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { inputText } from '../../../platform/cli/input-text.js';
import type { MediumFolder } from '../domain/media/medium-folder.js';
import { packErrors } from '../domain/package-errors.js';
import { packageNameIn } from '../domain/package-name.js';
import type { TransferCommands } from './commands.js';
import { mediumFolders, mediumText } from './medium-option.js';
import { keysText, ticketIn, ticketText } from './options.js';

interface VerifyOptions {
  ticket?: string;
  keys?: string;
  preparerKey?: string;
  approverKey?: string;
  medium?: MediumFolder[];
}

export function registerVerify(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  program
    .command('verify <package>')
    .description(
      text(
        '提供パッケージの署名とハッシュを、開封せずに確認する',
        'verify signature and hashes of a package without opening it',
      ),
    )
    .option('--medium <[serial=]dir>', mediumText(context), mediumFolders)
    .option('--ticket <file>', ticketText(context))
    .option('--keys <dir>', keysText(context))
    .option('--preparer-key <file>', text('作成者の公開鍵', 'public key of the preparer'))
    .option('--approver-key <file>', text('承認者の公開鍵', 'public key of the approver'))
    .action(async (path: string, options: VerifyOptions) => {
      const { manifest, manifestSha256 } = unwrap(
        await verifyWith(path, options, context, commands),
      );
      context.print(
        { verified: true, manifestSha256, manifest },
        text(
          `署名とハッシュは正しいです: ${manifest.archive.name}（提供側 ${manifest.provider}、${manifest.records.count}人）\nSHA-256: ${manifest.archive.sha256}`,
          `Signature and hashes hold: ${manifest.archive.name} (provider ${manifest.provider}, ${manifest.records.count} persons)\nSHA-256: ${manifest.archive.sha256}`,
        ),
      );
    });
}

async function verifyWith(
  path: string,
  { ticket, keys, preparerKey, approverKey, medium }: VerifyOptions,
  context: CliContext,
  { verify, openKeyring }: TransferCommands,
) {
  const of = { name: packageNameIn(path), media: mediaOf(path, medium) };
  const onBytes = (done: number, total: number) => {
    context.progress('verify', done, total);
  };
  if (ticket && keys)
    return verify.executeForTicket({
      keyring: await openKeyring(keys),
      ticket: await ticketIn(ticket),
      ...of,
      onBytes,
    });
  if (!preparerKey || !approverKey) return refuse(packErrors.PROVIDER_KEY_NEEDED);
  const keyIn = (file: string) => inputText(file, packErrors.PROVIDER_KEY_UNREADABLE);
  const signers = {
    preparerKey: await keyIn(preparerKey),
    approverKey: await keyIn(approverKey),
  };
  return verify.execute({ ...signers, ...of, onBytes });
}

/** The path's own folder is that of one more medium, unless a bare name goes with `--medium`. */
const mediaOf = (path: string, given: readonly MediumFolder[] = []): readonly MediumFolder[] =>
  given.length > 0 && basename(path) === path ? given : [{ folder: dirname(path) }, ...given];
