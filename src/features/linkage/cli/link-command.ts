import type { Command } from 'commander';
import { unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { SourceFolder } from '../application/load-sources.js';
import type { LinkPersons, LinkStep } from '../application/link-persons.use-case.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { linkGroup } from './link-group.js';
import { linkSummary } from './link-summary.js';
import { readTicket } from './read-ticket.js';
import { sourceOption } from './source-option.js';

/** Opens the operator's key folder (`--keys`). */
type OpenKeyring = (directory: string) => Promise<Outcome<Keyring>>;

interface LinkOptions {
  ticket: string;
  keys: string;
  source: SourceFolder[];
  out: string;
  profile?: string;
  truth?: string;
  labels?: string;
}

function progressOf(context: CliContext) {
  const labels: Record<LinkStep, string> = {
    load: context.text('読込・正規化', 'loading'),
    compare: context.text('照合', 'comparing'),
    write: context.text('書出し', 'writing'),
  };
  return (step: LinkStep, done: number, total: number): void => {
    context.progress(labels[step], done, total);
  };
}

async function run(
  options: LinkOptions,
  context: CliContext,
  link: LinkPersons,
  openKeyring: OpenKeyring,
): Promise<void> {
  const { source: sources, out, profile, truth, labels } = options;
  const keyring = unwrap(await openKeyring(options.keys));
  const ticket = unwrap(await readTicket<LinkTicket>(options.ticket));
  const progress = progressOf(context);
  const receipt = unwrap(
    await link.execute({ keyring, ticket, sources, out, profile, truth, labels, progress }),
  );
  context.print(receipt, linkSummary(receipt, out, context));
}

/** `yuzu link`: whose records of several operators are one person. */
export function registerLinkCommand(
  program: Command,
  context: CliContext,
  link: LinkPersons,
  openKeyring: OpenKeyring,
): void {
  const text = context.text.bind(context);
  linkGroup(program, context)
    .command('run', { isDefault: true })
    .description(
      text(
        '複数の事業者の患者を名寄せする（安全管理区域で実行）',
        'Link the persons of several operators (run in the secure room)',
      ),
    )
    .requiredOption('--ticket <file>', text('名寄せのジョブ票', 'job ticket for the linkage'))
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .requiredOption(
      '--source <CODE=dir>',
      text(
        '事業者コードと患者基本のフォルダまたはファイル（事業者ごとに指定）',
        'operator code and folder (or file) of its patient table; once per operator',
      ),
      sourceOption,
      [],
    )
    .requiredOption('--out <dir>', text('出力フォルダ', 'output folder'))
    .option(
      '--profile <name>',
      text(
        '名寄せプロファイルの名前またはファイル（既定: general-japanese）',
        'linkage profile, by name or file (general-japanese)',
      ),
    )
    .option(
      '--truth <file>',
      text(
        '正解の対応表。精度を計算する（リハーサル用）',
        'known truth, to measure quality (rehearsal)',
      ),
    )
    .option(
      '--labels <file>',
      text(
        '目視確認で決まった組（labels.csv）。そのとおりに結び、または分ける',
        'pairs a review settled (labels.csv), linked or kept apart accordingly',
      ),
    )
    .action((options: LinkOptions) => run(options, context, link, openKeyring));
}
