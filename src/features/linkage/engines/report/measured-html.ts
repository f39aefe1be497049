import type { Evaluation, MeasuredQuality } from '../../domain/quality/quality-report.js';
import type { FalseKind, MissedKind } from '../../domain/quality/pair-kind.js';
import { percent, table } from './table.js';

const WRONG: Readonly<Record<FalseKind, string>> = {
  'same-name-same-birth': '同姓同名・同じ生年月日の別人',
  'same-name-in-household': '同一世帯の同姓同名',
  'same-name-strangers': '同姓同名の他人',
  twins: '双生児など、同じ生年月日の家族',
  household: '同一世帯の別人',
  strangers: '接点のない別人',
};

const MISSED: Readonly<Record<MissedKind, string>> = {
  'birth-unknown': '生年月日なし',
  'birth-differs': '生年月日が相違',
  'sex-differs': '性別が相違',
  'surname-changed': '姓の変更',
  'name-differs': '氏名の表記が相違',
  'all-contact-changed': '保険・電話・住所がすべて変更',
  'nothing-differs': '同等の候補が複数',
};

function errorsHtml({ errors }: MeasuredQuality): string {
  if (!errors) return '';
  return `<h3>誤りの内訳</h3>
${table(
  ['誤り', '内容', '組'],
  [
    ...errors.wrong.map(({ kind, pairs }) => ['別人を同一人とした', WRONG[kind], pairs]),
    ...errors.missed.map(({ kind, pairs }) => ['同一人を見落とした', MISSED[kind], pairs]),
  ],
)}`;
}

function coverageHtml({ coverage }: MeasuredQuality): string {
  if (!coverage) return '';
  return `<h3>絞り込みの網羅性（同一人の組 ${coverage.pairs.toLocaleString('ja-JP')}組）</h3>
${table(
  ['規則', '見つけた組', 'ここまでの累計', 'この規則だけが見つけた組', '見つけない組'],
  coverage.rules.map(({ rule, found, cumulative, foundAlone, missed }) => [
    rule,
    found,
    cumulative,
    foundAlone,
    missed,
  ]),
)}
<p>どの規則でも候補にならない組: ${coverage.missedByAll.toLocaleString('ja-JP')}組</p>`;
}

function qualityHtml(measured: MeasuredQuality): string {
  const { quality, against } = measured;
  const { linkedPairs, correctPairs, truePairs, precision, recall } = quality;
  return `<h2>正解との比較（${against === 'truth' ? '正解の対応表' : '目視確認の判定'}）</h2>
${table(
  ['採用した組', 'うち正しい組', '同一人の組', '適合率', '再現率'],
  [[linkedPairs, correctPairs, truePairs, percent(precision), percent(recall)]],
)}
${errorsHtml(measured)}
${coverageHtml(measured)}`;
}

/** What was measured, and how the run differs from another. */
export const measuredHtml = ({ measured, comparison }: Evaluation): string => `
${measured ? qualityHtml(measured) : ''}
${
  comparison
    ? `<h2>別の名寄せとの比較</h2>
${table(
  ['両方で採用', 'この名寄せだけ', '比較した名寄せだけ'],
  [[comparison.inBoth, comparison.onlyFirst, comparison.onlySecond]],
)}
${table(
  ['採用した側', '他方での扱い', '組'],
  [
    ...comparison.onlyFirstBy.map(({ elsewhere, pairs }) => ['この名寄せ', elsewhere, pairs]),
    ...comparison.onlySecondBy.map(({ elsewhere, pairs }) => ['比較した名寄せ', elsewhere, pairs]),
  ],
)}`
    : ''
}`;
