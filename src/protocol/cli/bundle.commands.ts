import type { Command } from 'commander';
import { EXIT } from '../../kernel/exit-code.js';
import type { CliContext } from '../../platform/cli/cli-context.js';
import { inputText } from '../../platform/cli/input-text.js';
import { replaceFile } from '../../platform/files/replace-file.js';
import type { ExportedBundle } from '../application/export-bundle.use-case.js';
import type { ImportedBundle } from '../application/import-bundle.use-case.js';
import { commandErrors } from './errors.js';
import { GatewayClient } from './gateway-client.js';

interface Connection {
  gateway: string;
  tokenFile: string;
}

/** `yuzu bundle export|import`: messages between gateways without a network. */
export function registerBundleCommands(program: Command, context: CliContext): void {
  const bundle = program
    .command('bundle')
    .description(context.text('ゲートウェイ間の電文をファイルで運ぶ', 'Carry messages as a file'));
  connected(bundle.command('export'), context)
    .description(
      context.text('相手方宛ての電文を書き出す', 'Write the messages waiting for a peer'),
    )
    .requiredOption(
      '--peer <code>',
      context.text('相手方の事業者コード', 'operator code of the peer'),
    )
    .requiredOption('--out <file>', context.text('書き出すファイル', 'file to write'))
    .action((options: Connection & { peer: string; out: string }) => exportTo(options, context));
  connected(bundle.command('import'), context)
    .description(context.text('相手方からの電文を取り込む', 'Take in the messages of a peer'))
    .argument('<file>', context.text('バンドルファイル', 'bundle file'))
    .action((file: string, options: Connection) => importFrom(file, options, context));
}

const connected = (command: Command, context: CliContext): Command =>
  command
    .requiredOption('--gateway <url>', context.text('ゲートウェイのURL', 'URL of the gateway'))
    .requiredOption(
      '--token-file <file>',
      context.text('ログイン済みトークンのファイル', 'file with the token of a login'),
    );

async function exportTo(
  { gateway, tokenFile, peer, out }: Connection & { peer: string; out: string },
  context: CliContext,
): Promise<void> {
  const path = `/api/bundles/${encodeURIComponent(peer)}/export`;
  const { bundle, ...exported } = await new GatewayClient(gateway, tokenFile).post<ExportedBundle>(
    path,
  );
  await replaceFile(out, bundle);
  const { envelopes, acknowledged } = exported;
  context.print(
    { ...exported, file: out },
    context.text(
      `${out}: 電文${envelopes}通を書き出しました（相手方の通番${acknowledged}まで受領済み）。`,
      `${out}: wrote ${envelopes} messages (received up to number ${acknowledged} of the peer).`,
    ),
  );
}

async function importFrom(
  file: string,
  connection: Connection,
  context: CliContext,
): Promise<void> {
  const client = new GatewayClient(connection.gateway, connection.tokenFile);
  const text = await inputText(file, commandErrors.BUNDLE_FILE_UNREADABLE);
  const imported = await client.post<ImportedBundle>('/api/bundles/import', text);
  context.print(imported, summary(imported, context));
  if (imported.quarantined.length > 0) context.exitWith(EXIT.tampered);
  else if (imported.missingFrom !== undefined) context.exitWith(EXIT.refused);
}

function summary(imported: ImportedBundle, context: CliContext): string {
  const { from, applied, duplicates, refused, quarantined, missingFrom } = imported;
  const lines = [
    context.text(
      `${from}: 電文${applied}通を処理しました（重複${duplicates}通、業務上の拒否${refused.length}通、隔離${quarantined.length}通）。`,
      `${from}: ${applied} messages applied, ${duplicates} known before, ${refused.length} refused, ${quarantined.length} in quarantine.`,
    ),
    ...quarantined.map(({ ja, en }) => context.text(ja, en)),
  ];
  if (missingFrom !== undefined)
    lines.push(
      context.text(
        `通番${missingFrom}以降の電文が足りません。こちらからバンドルを書き出して渡し、書き出し直しを依頼してください。`,
        `Messages from number ${missingFrom} are missing. Export a bundle here, hand it over, and ask for a new export.`,
      ),
    );
  return lines.join('\n');
}
