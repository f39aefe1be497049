import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { LinkReceipt } from '../domain/link-receipt.js';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

function qualityLine({ quality }: LinkReceipt, context: CliContext): string[] {
  if (!quality) return [];
  const { precision, recall, correctPairs, linkedPairs, truePairs } = quality;
  return [
    context.text(
      `正解との比較: 適合率 ${percent(precision)}（${correctPairs}/${linkedPairs}組）、再現率 ${percent(recall)}（${correctPairs}/${truePairs}組）`,
      `Against the truth: precision ${percent(precision)} (${correctPairs}/${linkedPairs} pairs), recall ${percent(recall)} (${correctPairs}/${truePairs} pairs)`,
    ),
  ];
}

/** Across operators the pairs of each two; within one, how many persons stand in its data more than once. */
function foundLines({ kind, pairs, clusters }: LinkReceipt, context: CliContext): string[] {
  if (kind === 'yuzu.receipt/link')
    return pairs.map(({ operators, pairs: count }) =>
      context.text(
        `  ${operators.join(' – ')}: ${count}組`,
        `  ${operators.join(' – ')}: ${count} pairs`,
      ),
    );
  const repeated = clusters.reduce((sum, { size, persons }) => sum + (size > 1 ? persons : 0), 0);
  return [
    context.text(
      `  重複して記録された人 ${repeated}人`,
      `  ${repeated} persons recorded more than once`,
    ),
  ];
}

function crowdLine({ crowd }: LinkReceipt, context: CliContext): string[] {
  if (!crowd) return [];
  const { records, pairs } = crowd;
  return [
    context.text(
      `同一内容の記録が50件を超えるため名寄せの対象外とした記録 ${records}件（${pairs}組。テスト患者などが含まれていないか、提供側に確認してください）`,
      `${records} records set aside, alike with more than 50 others (${pairs} pairs; ask the provider whether they are test patients)`,
    ),
  ];
}

/** What `yuzu link` and `yuzu dedupe` tell people; counts only. */
export function linkSummary(receipt: LinkReceipt, out: string, context: CliContext): string {
  const text = context.text.bind(context);
  const { ambiguous, contradicted, merges } = receipt;
  const open = ambiguous.pairs + contradicted.pairs + merges.pairs;
  return [
    receipt.kind === 'yuzu.receipt/link'
      ? text(`名寄せしました: ${out}`, `Linked to ${out}`)
      : text(`重複を確認しました: ${out}`, `De-duplicated to ${out}`),
    ...receipt.sources.map(({ operator, records, withoutBirthDate }) =>
      text(
        `  ${operator}: ${records}件（生年月日なし ${withoutBirthDate}件）`,
        `  ${operator}: ${records} records (${withoutBirthDate} without a birth date)`,
      ),
    ),
    ...foundLines(receipt, context),
    text(`実人数 ${receipt.persons}人`, `${receipt.persons} persons`),
    text(
      `判断を保留した候補 ${open}組（${out}/review.csv。目視確認の対象）`,
      `${open} candidate pairs left open (${out}/review.csv; for clerical review)`,
    ),
    ...crowdLine(receipt, context),
    ...qualityLine(receipt, context),
  ].join('\n');
}
