import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReportFacts } from '../application/ports/transfer-printer.js';
import type { DiscrepancyReport, FoundWhen } from '../domain/states/discrepancy-report.js';
import type { DiscrepancyReason } from '../domain/states/package.js';
import { entries, heading, list, page } from './page.js';

const FOUND_JA: Readonly<Record<FoundWhen, string>> = {
  arrival: '到着時の照合',
  opening: '開封時の検査',
  use: '受領後の利用',
};

const REASON_JA: Readonly<Record<DiscrepancyReason, string>> = {
  'medium-serial': '媒体の製造番号が通知と異なる',
  'seal-number': '封印番号が通知と異なる',
  'seal-broken': '封印が破れている',
  'archive-hash': 'アーカイブのSHA-256が通知と異なる',
  'manifest-hash': '目録のSHA-256が通知と異なる',
  rows: '行数が通知と異なる',
  'record-count': '人数が通知と異なる',
  'record-root': '記録のダイジェストが通知と異なる',
  'not-to-specification': 'データが仕様書と異なる',
  'cannot-be-opened': '開封できない',
  'medium-unreadable': '媒体を読み取れない',
  'volume-missing': '分割ファイルが不足している',
  'recipient-fault': '受領側の事情により開封できない',
};

const SEVERITY_JA: Readonly<Record<string, string>> = { error: 'エラー', warning: '警告' };

const number = (value: number): string => value.toLocaleString('en-US');

const facts = (report: DiscrepancyReport): [string, string][] => [
  ['報告番号', report.id],
  ['提供パッケージ', report.packageName],
  ['個別契約', report.contractId],
  ['提供側', report.provider],
  ['受領側', report.recipient],
  ['報告日', report.reportedOn],
  ['判明した時点', FOUND_JA[report.found]],
  ['不一致の内容', report.reasons.map((reason) => REASON_JA[reason]).join('\n')],
  ['再提供を求める表', report.tables.join('、')],
];

const findings = ({ findings: all, findingsLeftOut }: DiscrepancyReport) => [
  heading('検査の指摘'),
  list(
    ['表', '項目', '規則', '重大度', '件数'],
    all.map(({ table, column, rule, severity, count }) => [
      ...[table, column ?? '―', rule, SEVERITY_JA[severity] ?? severity, number(count)],
    ]),
    ['*', '*', '*', 48, 60],
  ),
  ...(findingsLeftOut > 0 ? [{ text: `ほか${number(findingsLeftOut)}種類の指摘がある。` }] : []),
];

/** 仕様不一致報告書 for people; what counts is the signed JSON. */
export function reportPage({ report, sha256, signatureSha256 }: ReportFacts): TDocumentDefinitions {
  return page('仕様不一致報告書', `${report.reportedOn}T03:00:00Z`, [
    entries(facts(report)),
    ...(report.findings.length > 0 ? findings(report) : []),
    heading('電子署名'),
    entries([
      ['電子原本のSHA-256', sha256],
      ['電子署名のSHA-256', signatureSha256],
    ]),
    {
      text: '本書は、受領側が電子署名を付した報告（JSON）の内容を表示したものである。個人に関する情報は含まない。',
      fontSize: 8.5,
    },
  ]);
}
