import type { LinkEvidence, PatternEvidence } from '../../domain/model/evidence.js';
import { blockingShares } from '../../domain/quality/blocking-analysis.js';
import { estimateWarnings } from '../../domain/quality/estimate-warnings.js';
import type { Evaluation } from '../../domain/quality/quality-report.js';
import { expectedCurve } from '../../domain/quality/threshold-curve.js';
import { waterfall } from '../../domain/quality/waterfall.js';
import { matchWeightChart } from './match-weight-chart.js';
import { measuredHtml } from './measured-html.js';
import { page } from './page.js';
import { shareChart } from './share-chart.js';
import { facts, percent, table } from './table.js';
import { thresholdChart } from './threshold-chart.js';
import { waterfallChart } from './waterfall-chart.js';
import { weightHistogram } from './weight-histogram.js';

const runHtml = ({ profile, variants, seed, startedAt, finishedAt, ticketId }: LinkEvidence) =>
  facts([
    ['ジョブ票', ticketId || '－'],
    ['プロファイル', `${profile.name} 第${profile.version}版（SHA-256 ${profile.sha256}）`],
    ['異体字表', variants],
    ['乱数の種', String(seed)],
    ['実施', `${startedAt} 〜 ${finishedAt}`],
  ]);

const resultsHtml = ({ sources, results, thresholds }: LinkEvidence): string => `
${table(
  ['事業者', '記録'],
  sources.map(({ operator, records }) => [operator, records]),
)}
${table(
  ['採用した組', '実人数', '確認待ち', '同等の候補あり', '矛盾', '期待適合率', '期待再現率'],
  [
    [
      results.links,
      results.persons,
      results.review,
      results.ambiguous,
      results.contradicted,
      percent(results.expectedPrecision),
      percent(results.expectedRecall),
    ],
  ],
)}
<p class="note">採用: 確率${thresholds.link}以上。確認: 確率${thresholds.review}以上。期待値は、正解を用いず各組の確率から求めたものです。</p>
<h3>紛らわしい組</h3>
${table(
  ['種類', '比較した組', 'うち採用した組'],
  results.closeCalls.map(({ kind, pairs, linked }) => [kind, pairs, linked]),
)}`;

function warningsHtml(evidence: LinkEvidence): string {
  const warnings = estimateWarnings(evidence);
  if (warnings.length === 0) return '<p>注意すべき点はありません。</p>';
  return table(
    ['コード', '対象', '内容'],
    warnings.map(({ code, subject, ja }) => [code, subject, ja]),
  );
}

const blockingHtml = ({ blocking, sources }: LinkEvidence): string =>
  table(
    [
      '規則',
      '見つけた組',
      '全組合せに占める割合',
      '候補（ここまでの累計）',
      '採用した組（ここまでの累計）',
    ],
    blockingShares(
      blocking,
      sources.map(({ records }) => records),
    ).map(({ rule, pairs, ofAll, soFar }) => [
      ...[rule, pairs, ofAll.toExponential(2)],
      ...[soFar?.candidates ?? '－', soFar?.linked ?? '－'],
    ]),
  );

/** A sure link, the most doubtful one, and the best pair left out: what a reader can learn the model from. */
function examples({ patterns }: LinkEvidence): [string, PatternEvidence][] {
  const linked = patterns.filter((one) => one.linked > 0);
  const left = patterns.filter((one) => one.linked === 0);
  const mostPairs = [...linked].sort((a, b) => b.linked - a.linked)[0];
  const found: [string, PatternEvidence | undefined][] = [
    ['最も多い一致のしかた', mostPairs],
    ['採用した組のうち、最も確率の低いもの', linked.at(-1)],
    ['採用しなかった組のうち、最も確率の高いもの', left[0]],
  ];
  return found.flatMap(([title, pattern]): [string, PatternEvidence][] =>
    pattern ? [[title, pattern]] : [],
  );
}

const waterfallsHtml = (evidence: LinkEvidence): string =>
  examples(evidence)
    .map(([title, { levels, pairs }]) =>
      waterfallChart(
        `${title}（${pairs.toLocaleString('ja-JP')}組）`,
        waterfall(evidence.parameters, levels),
      ),
    )
    .join('\n');

/** 名寄せ 実施報告書: one HTML file without scripts, to be read on screen or printed. No identifiers. */
export function linkReportHtml(evidence: LinkEvidence, evaluation: Evaluation): string {
  const expected = { name: '期待値', points: expectedCurve(evidence), measured: false };
  const { measured } = evaluation;
  const curves = measured
    ? [{ name: '実測値', points: measured.curve, measured: true }, expected]
    : [expected];
  return page(
    '名寄せ 実施報告書',
    `${runHtml(evidence)}
<h2>結果</h2>
${resultsHtml(evidence)}
${measuredHtml(evaluation)}
${thresholdChart(curves)}
<h2>候補の絞り込み</h2>
${blockingHtml(evidence)}
<h2>推定の注意点</h2>
${warningsHtml(evidence)}
<h2>モデル</h2>
${matchWeightChart(evidence.parameters)}
${shareChart(evidence.parameters)}
${weightHistogram(evidence.patterns)}
<h2>重みの積み上げの例</h2>
${waterfallsHtml(evidence)}`,
  );
}
