import { Option, type Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { ExtractData } from '../application/extract-data.use-case.js';
import type { PersonNoticeFiles } from '../application/ports/person-notice-files.js';
import type { ExtractReceipt } from '../domain/extract-receipt.js';
import { IDENTITY_RULES, SOURCE_KINDS } from '../domain/source-batch.js';
import type { IdentityRule } from '../domain/source-batch.js';
import { severityOf, type FindingCode } from '../domain/source-finding.js';
import { extractSummary } from './extract-summary.js';
import { addPersonLists, readPersonLists, type PersonListOptions } from './person-list-options.js';
import { stepwise } from './progress.js';
import { readTicket } from './read-inputs.js';
import { sourceOf } from './source-argument.js';

/** Opens the operator's key folder (`--keys`). */
export type OpenKeyring = (directory: string) => Promise<Outcome<Keyring>>;

/** What `yuzu extract` works with. */
export interface ExtractCommands {
  readonly extract: ExtractData;
  readonly personNotices: PersonNoticeFiles;
  readonly openKeyring: OpenKeyring;
}

interface ExtractOptions extends PersonListOptions {
  ticket: string;
  keys: string;
  source: string[];
  out: string;
  identity: IdentityRule;
}

const hasErrors = ({ findings }: ExtractReceipt): boolean =>
  Object.keys(findings).some((code) => severityOf(code as FindingCode) === 'error');

async function run(
  options: ExtractOptions,
  context: CliContext,
  { extract, personNotices, openKeyring }: ExtractCommands,
): Promise<void> {
  const { identity } = options;
  const outcome = await extract.execute({
    keyring: unwrap(await openKeyring(options.keys)),
    ticket: unwrap(await readTicket(options.ticket)),
    sources: options.source.map((given) => ({ ...unwrap(sourceOf(given)), identity })),
    lists: await readPersonLists(options, personNotices),
    directory: options.out,
    onProgress: stepwise(context, context.text('取込', 'reading')),
  });
  const receipt = unwrap(outcome);
  context.print(receipt, extractSummary(receipt, options.out, context));
  if (hasErrors(receipt)) context.exitWith(EXIT.nonconforming);
}

const several = (given: string, before: string[] = []): string[] => [...before, given];

/** `yuzu extract`: exit 0; 4 if the extraction stands but part of a source could not be read. */
export function registerExtract(
  program: Command,
  context: CliContext,
  commands: ExtractCommands,
): void {
  const text = context.text.bind(context);
  const kinds = SOURCE_KINDS.join(', ');
  const command = program
    .command('extract')
    .description(
      text(
        '取込元から、契約の抽出条件に当てはまり提供できる人の対象項目をCSVに抽出する',
        'Extract the contracted items of the persons who may be handed over to CSV',
      ),
    )
    .requiredOption('--ticket <file>', text('提供のジョブ票', 'job ticket for the provision'))
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .requiredOption(
      '--source <kind:path>',
      text(
        `取込元。複数指定可。形式[@医療機関コード][+文字コード]:パス（形式: ${kinds}）`,
        `a source, more than once if there are several: kind[@institution][+encoding]:path (kinds: ${kinds})`,
      ),
      several,
    );
  addPersonLists(command, context)
    .requiredOption('--out <dir>', text('出力先', 'output folder'))
    .addOption(
      new Option(
        '--identity <rule>',
        text(
          'PID-3が格納フォルダの患者番号と異なるメッセージの扱い',
          'what to do with messages whose PID-3 is not the folder’s patient id',
        ),
      )
        .choices(IDENTITY_RULES)
        .default('withhold'),
    )
    .action((options: ExtractOptions) => run(options, context, commands));
}
