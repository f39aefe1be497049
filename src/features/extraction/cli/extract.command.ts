import { Option, type Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { ExtractData } from '../application/extract-data.use-case.js';
import type { ExtractReceipt } from '../domain/extract-receipt.js';
import { IDENTITY_RULES, SOURCE_KINDS } from '../domain/source-batch.js';
import type { IdentityRule, SourceKind } from '../domain/source-batch.js';
import { severityOf, type FindingCode } from '../domain/source-finding.js';
import { stepwise } from './progress.js';
import { readText, readTicket } from './read-inputs.js';

/** Opens the operator's key folder (`--keys`). */
export type OpenKeyring = (directory: string) => Promise<Outcome<Keyring>>;

interface ExtractOptions {
  ticket: string;
  keys: string;
  source: string;
  kind: SourceKind;
  institution?: string;
  optOuts: string;
  out: string;
  identity: IdentityRule;
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

function summaryOf(receipt: ExtractReceipt, out: string, context: CliContext): string {
  const text = context.text.bind(context);
  const { source, excludedByOptOut, rows } = receipt;
  const tables = Object.entries(rows).map(([table, n]) => `  ${table}: ${n}`);
  return [
    text(`抽出しました: ${out}`, `Extracted to ${out}`),
    ...tables,
    text(
      `患者 ${receipt.persons}人、オプトアウトによる除外 ${excludedByOptOut.persons}人、期間外 ${total(receipt.outsidePeriod)}行、日付なし ${total(receipt.undated)}行（提供対象に含む）`,
      `${receipt.persons} persons; ${excludedByOptOut.persons} excluded by opt-out; ${total(receipt.outsidePeriod)} rows outside the period; ${total(receipt.undated)} undated rows (included)`,
    ),
    text(
      `取込元 ${source.found}件: 読込 ${source.read}、置換 ${source.replaced}、削除 ${source.deleted}、定義書の対象外 ${source.notInDefinition}、読み込めず ${source.withheld}`,
      `Source, ${source.found} ${source.unit}s: ${source.read} read, ${source.replaced} replaced, ${source.deleted} deleted, ${source.notInDefinition} not in the definition, ${source.withheld} not read`,
    ),
    text(
      `指摘 ${total(receipt.findings)}件（${out}/findings.json。患者番号を含むため安全管理区域から持ち出さないでください）`,
      `${total(receipt.findings)} findings (${out}/findings.json; holds patient ids, keep it in the secure room)`,
    ),
  ].join('\n');
}

const hasErrors = ({ findings }: ExtractReceipt): boolean =>
  Object.keys(findings).some((code) => severityOf(code as FindingCode) === 'error');

async function run(
  options: ExtractOptions,
  context: CliContext,
  extract: ExtractData,
  openKeyring: OpenKeyring,
): Promise<void> {
  const outcome = await extract.execute({
    keyring: unwrap(await openKeyring(options.keys)),
    ticket: unwrap(await readTicket(options.ticket)),
    source: {
      kind: options.kind,
      directory: options.source,
      institutionCode: options.institution,
      identity: options.identity,
    },
    optOutList: unwrap(await readText(options.optOuts)),
    directory: options.out,
    onProgress: stepwise(context, context.text('取込', 'reading')),
  });
  const receipt = unwrap(outcome);
  context.print(receipt, summaryOf(receipt, options.out, context));
  if (hasErrors(receipt)) context.exitWith(EXIT.nonconforming);
}

/** `yuzu extract`: exit 0; 4 if the extraction stands but part of the source could not be read. */
export function registerExtract(
  program: Command,
  context: CliContext,
  extract: ExtractData,
  openKeyring: OpenKeyring,
): void {
  const text = context.text.bind(context);
  program
    .command('extract')
    .description(
      text(
        '取込元からオプトアウトを除いて契約の対象項目をCSVに抽出する',
        'Extract the contracted items from a source to CSV, without opted-out persons',
      ),
    )
    .requiredOption('--ticket <file>', text('提供のジョブ票', 'job ticket for the provision'))
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .requiredOption('--source <dir>', text('取込元のフォルダ', 'folder of the source'))
    .addOption(
      new Option('--kind <kind>', text('取込元の形式', 'kind of source'))
        .choices(SOURCE_KINDS)
        .makeOptionMandatory(),
    )
    .option(
      '--institution <code>',
      text('医療機関コード10桁（ss-mix2で必須）', 'institution code, 10 digits (ss-mix2 only)'),
    )
    .requiredOption(
      '--opt-outs <file>',
      text('オプトアウト一覧（暗号文）', 'encrypted opt-out list'),
    )
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
    .action((options: ExtractOptions) => run(options, context, extract, openKeyring));
}
