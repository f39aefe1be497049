import type { Command } from 'commander';
import { refuse, unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { inputText } from '../../../platform/cli/input-text.js';
import { packErrors } from '../domain/package-errors.js';
import type { TransferCommands } from './commands.js';
import { keysText, ticketIn, ticketText } from './options.js';

interface VerifyOptions {
  ticket?: string;
  keys?: string;
  providerKey?: string;
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
    .option('--ticket <file>', ticketText(context))
    .option('--keys <dir>', keysText(context))
    .option('--provider-key <file>', text('提供側の公開鍵', 'public key of the provider'))
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
  { ticket, keys, providerKey }: VerifyOptions,
  context: CliContext,
  { verify, verifier, openKeyring }: TransferCommands,
) {
  const onBytes = (done: number, total: number) => {
    context.progress('verify', done, total);
  };
  if (ticket && keys)
    return verify.executeForTicket({
      keyring: await openKeyring(keys),
      ticket: await ticketIn(ticket),
      path,
      onBytes,
    });
  if (!providerKey) return refuse(packErrors.PROVIDER_KEY_NEEDED);
  return verify.execute({
    verifier,
    path,
    providerKey: await inputText(providerKey, packErrors.PROVIDER_KEY_UNREADABLE),
    onBytes,
  });
}
