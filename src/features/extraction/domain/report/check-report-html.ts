import type { DataDefinition } from '../../../catalogue/index.js';
import type { CheckFinding, CheckReport } from '../check-report.js';
import { STYLE } from './report-style.js';

/** What a reader must know of the check besides its findings. */
export interface ReportFacts {
  readonly definition: DataDefinition;
  /** Folder that was checked, as given. */
  readonly directory?: string;
  /** At a recipient's: name of the package that was opened and checked. */
  readonly received?: string;
  /** Instant of the check, for people. */
  readonly checkedAt: string;
  readonly asOf: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

const counted = (count: number): string => count.toLocaleString('ja-JP');

const tableName = ({ tables }: DataDefinition, name: string): string =>
  tables.find((table) => table.name === name)?.nameJa ?? '';

function columnName(definition: DataDefinition, { table, column }: CheckFinding): string {
  const items = definition.tables.find(({ name }) => name === table)?.items ?? [];
  const names = column
    ?.split('+')
    .map((one) => items.find(({ name }) => name === one)?.nameJa ?? one);
  return names?.join('・') ?? '（ファイル全体）';
}

const named = (japanese: string, physical: string): string =>
  `${escaped(japanese)}<br><code>${escaped(physical)}</code>`;

function findingRow(finding: CheckFinding, definition: DataDefinition): string {
  const { severity, table, column, count, firstRows, examples, ja, rule } = finding;
  const place = table === '-' ? named('フォルダ', '-') : named(tableName(definition, table), table);
  const cells = [
    `<td><strong class="${severity}">${severity === 'error' ? '不適合' : '注意'}</strong></td>`,
    `<td>${place}</td>`,
    `<td>${named(columnName(definition, finding), column ?? '-')}</td>`,
    `<td>${escaped(ja)}<br><code>${rule}</code></td>`,
    `<td class="number">${counted(count)}</td>`,
    `<td>${firstRows.length > 0 ? firstRows.map(counted).join('、') : '－'}</td>`,
    `<td>${examples.map((example) => `<code>${escaped(example)}</code>`).join('<br>')}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function findingsHtml({ findings }: CheckReport, definition: DataDefinition): string {
  if (findings.length === 0) return '<p>指摘事項はありません。</p>';
  const rows = findings.map((finding) => findingRow(finding, definition)).join('\n');
  return `<table class="findings">
<thead><tr><th>区分</th><th>表</th><th>項目</th><th>内容</th><th>件数</th><th>最初の行</th><th>値の形（伏字）</th></tr></thead>
<tbody>
${rows}
</tbody></table>
<p class="note">「最初の行」は見出し行を除いた行番号です。「値の形」は数字を9、英字をA・a、漢字を字、かなをアに置き換えたもので、値そのものは記載していません。</p>`;
}

function tablesHtml({ tables, findings }: CheckReport, definition: DataDefinition): string {
  const of = (table: string, severity: string): number =>
    findings
      .filter((finding) => finding.table === table && finding.severity === severity)
      .reduce((sum, { count }) => sum + count, 0);
  const rows = tables.map(
    ({ table, rows: count }) =>
      `<tr><td>${named(tableName(definition, table), table)}</td><td class="number">${counted(count)}</td><td class="number">${counted(of(table, 'error'))}</td><td class="number">${counted(of(table, 'warning'))}</td></tr>`,
  );
  return `<table>
<thead><tr><th>表</th><th>行数</th><th>不適合</th><th>注意</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>`;
}

const checkedHtml = ({ directory = '', received }: ReportFacts): string =>
  received === undefined
    ? `<dt>検査したフォルダ</dt><dd>${escaped(directory)}</dd>`
    : `<dt>開封したパッケージ</dt><dd><code>${escaped(received)}</code></dd>`;

const factsHtml = (facts: ReportFacts): string => {
  const { definition, checkedAt, asOf } = facts;
  return `<dl>
<dt>データ定義書</dt><dd>${escaped(definition.titleJa)}（<code>${escaped(definition.id)}</code> 版番号${definition.version}）</dd>
${checkedHtml(facts)}
<dt>検査日時</dt><dd>${escaped(checkedAt)}</dd>
<dt>提供日（これより後の日付を指摘）</dt><dd>${escaped(asOf)}</dd>
</dl>`;
};

const FITS = '<p class="verdict fits">適合：不適合の指摘はありません。</p>';
const FAILS =
  '<p class="verdict fails">不適合：このままでは提供できません。不適合の指摘を解消し、再度検査してください。</p>';
const REFUSED =
  '<p class="verdict fails">不適合：受領したデータは消去しました。この報告書をもとに、提供側に修正と再提供を依頼してください。</p>';

/** 仕様適合検査 結果報告書: one HTML file, to be read on screen or printed. No personal data. */
export function checkReportHtml(report: CheckReport, facts: ReportFacts): string {
  const fails = facts.received === undefined ? FAILS : REFUSED;
  const verdict = report.conforming ? FITS : fails;
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>仕様適合検査 結果報告書</title>
<style>${STYLE}</style></head>
<body>
<h1>仕様適合検査 結果報告書</h1>
${report.rehearsal.marker ? '<p class="rehearsal">リハーサルデータの検査結果です。</p>' : ''}
${verdict}
${factsHtml(facts)}
<h2>検査した表</h2>
${tablesHtml(report, facts.definition)}
<h2>指摘事項</h2>
${findingsHtml(report, facts.definition)}
</body></html>
`;
}
