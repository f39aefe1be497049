import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';

interface KeyCreateOptions {
  person: string;
  operator: string;
  out: string;
}

export function registerKeyCreate(
  key: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  key
    .command('create')
    .description(
      text(
        '個人の署名鍵を作成する（パッケージの作成者・承認者が本人で行う）',
        'make a person’s own signing key (preparers and approvers of packages, each for themselves)',
      ),
    )
    .requiredOption('--person <name>', text('本人の氏名', 'the person’s name'))
    .requiredOption('--operator <code>', text('事業者コード', 'operator code'))
    .requiredOption(
      '--out <dir>',
      text('鍵フォルダ（新規）。本人だけが使用する', 'new key folder, for this person alone'),
    )
    .action(async ({ person, operator, out }: KeyCreateOptions) => {
      const made = await commands.createKey(out, { name: person, code: operator });
      const fingerprint = made.fingerprint();
      context.print(
        { fingerprint, publicKey: made.publicKey() },
        text(
          `署名鍵を作成しました: ${out}\nフィンガープリント: ${fingerprint}\npublic.asc とフィンガープリント（書面）を管理者に渡し、ゲートウェイに登録してください。`,
          `Made: ${out}\nFingerprint: ${fingerprint}\nGive public.asc, and the fingerprint on paper, to the administrator, who registers it at the gateway.`,
        ),
      );
    });
}
