import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { ExtractReceipt, ReadSource } from '../domain/extract-receipt.js';
import { severityOf, type FindingCode } from '../domain/source-finding.js';

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

function sourceLine({ kind, tally }: ReadSource, context: CliContext): string {
  return context.text(
    `取込元（${kind}）${tally.found}件: 読込 ${tally.read}、置換 ${tally.replaced}、削除 ${tally.deleted}、定義書の対象外 ${tally.notInDefinition}、読み込めず ${tally.withheld}`,
    `Source (${kind}), ${tally.found} ${tally.unit}s: ${tally.read} read, ${tally.replaced} replaced, ${tally.deleted} deleted, ${tally.notInDefinition} not in the definition, ${tally.withheld} not read`,
  );
}

function personsLine({ persons, excluded }: ExtractReceipt, context: CliContext): string {
  const { optedOut, notNotified, waiting, outsidePopulation } = excluded;
  return context.text(
    `患者 ${persons}人。除外: オプトアウト ${optedOut}人、通知の確認なし ${notNotified}人、待機期間中 ${waiting}人、抽出条件外 ${outsidePopulation}人`,
    `${persons} persons; left out: ${optedOut} opted out, ${notNotified} without recorded notice, ${waiting} still waiting, ${outsidePopulation} outside the criteria`,
  );
}

/** What an extraction tells the person at the machine. */
export function extractSummary(receipt: ExtractReceipt, out: string, context: CliContext): string {
  const text = context.text.bind(context);
  const { outsidePeriod, undated } = receipt;
  return [
    text(`抽出しました: ${out}`, `Extracted to ${out}`),
    ...Object.entries(receipt.rows).map(([table, n]) => `  ${table}: ${n}`),
    personsLine(receipt, context),
    text(
      `期間外 ${total(outsidePeriod)}行、日付なし ${total(undated)}行（提供対象に含む）`,
      `${total(outsidePeriod)} rows outside the period; ${total(undated)} undated rows (included)`,
    ),
    ...receipt.sources.map((source) => sourceLine(source, context)),
    text(
      `指摘 ${total(receipt.findings)}件（${out}/findings.json。患者番号を含むため安全管理区域から持ち出さないでください）`,
      `${total(receipt.findings)} findings (${out}/findings.json; holds patient ids, keep it in the secure room)`,
    ),
  ].join('\n');
}

/** Part of a source could not be read: the extraction stands, exit code 4 says so. */
export const isSourceLacking = ({ findings }: ExtractReceipt): boolean =>
  Object.keys(findings).some((code) => severityOf(code as FindingCode) === 'error');
