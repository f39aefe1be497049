import { demoLogins, DEMO_PASSWORD } from './office.js';
import type { Findings, Summary } from './summary.js';

const percent = (value: number | null): string =>
  value === null ? '—' : `${(value * 100).toFixed(2)} %`;

const count = (value: number): string => value.toLocaleString('ja-JP');

/** The end of the demo as a person reads it. */
export function summaryText(summary: Summary): string {
  const lines = [
    '',
    `案件 ${String(summary.caseNumber).padStart(4, '0')} の医療情報の授受が完了しました。`,
    '',
    ...summary.packages.flatMap(packageLines(summary)),
    `名寄せ   ${count(summary.linkage.pairs)} 組  適合率 ${percent(summary.linkage.precision)}  再現率 ${percent(summary.linkage.recall)}`,
    ...Object.entries(summary.provisionRecords).map(
      ([code, { provider, recipient }]) =>
        `記録     ${code}: 提供記録 ${count(provider)} 件、受領記録 ${count(recipient)} 件`,
    ),
    `突き合わせ ${summary.reconciled ? '一致' : '不一致（要確認）'}`,
    `所要時間 ${summary.steps.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)} 秒`,
  ];
  return lines.join('\n');
}

const packageLines =
  (summary: Summary) =>
  (sealed: Summary['packages'][number]): string[] => {
    const rows = Object.entries(sealed.rows).map(([table, n]) => `${table} ${count(n)}`);
    const findings = summary.sourceFindings[sealed.provider];
    return [
      `${sealed.packageName}.7z  ${count(sealed.bytes)} バイト`,
      `  SHA-256 ${sealed.sha256}`,
      `  行数 ${rows.join('、')}`,
      `  提供停止による除外 ${count(summary.optOutsExcluded[sealed.provider] ?? 0)} 人`,
      ...(findings ? findingLines(findings) : []),
    ];
  };

const SHOWN = 20;

function findingLines({ byCode, listed }: Findings): string[] {
  const codes = Object.entries(byCode).map(([code, n]) => `${code} ${count(n)}`);
  if (codes.length === 0) return [];
  const shown = listed.slice(0, SHOWN);
  const lines = shown.map(({ path, code, ja }) => `    ${path}\n      ${ja}［${code}］`);
  const more = listed.length > SHOWN ? ['    ほかは findings.json を参照'] : [];
  return [`  取込時の指摘 ${codes.join('、')}`, ...lines, ...more];
}

/** Where to look around while the gateways run. */
export function loginText({ gateways }: Summary): string {
  return [
    '',
    'ゲートウェイは起動したままです（Ctrl+C で停止）。 / The gateways keep running; Ctrl+C stops them.',
    ...gateways.map(({ name, code, url }) => `  ${name}（${code}） ${url}`),
    `ログイン（パスワードは共通: ${DEMO_PASSWORD}）`,
    ...demoLogins.map(
      ({ login, name, roles }) => `  ${login.padEnd(10)} ${name}  ${roles.join(', ')}`,
    ),
  ].join('\n');
}
