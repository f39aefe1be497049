import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { RefusedError, refuse } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { EvidenceReport, VerifyEvidence } from '../application/verify-evidence.use-case.js';
import { documentErrors } from '../domain/document-errors.js';
import { evidenceFindingText } from '../domain/evidence-findings.js';

/** `yuzu contract verify BUNDLE.zip [--keys DIR]`. */
export function registerContractCommands(
  program: Command,
  context: CliContext,
  verify: VerifyEvidence,
): void {
  const text = context.text.bind(context);
  program
    .command('contract')
    .description(text('契約', 'contracts'))
    .command('verify <bundle>')
    .description(
      text(
        '契約証拠ファイル（ZIP）を、公開鍵だけで検証する（ネットワーク・データベース不要）',
        'verify a contract evidence bundle (ZIP) with public keys alone: no network, no database',
      ),
    )
    .option(
      '--keys <dir>',
      text(
        '信頼する公開鍵のフォルダ（事業者コード.asc）',
        'folder of the public keys one trusts, OPERATOR.asc',
      ),
    )
    .action(async (bundle: string, options: { keys?: string }) => {
      const bytes = await readable(bundle, readFile(bundle));
      const pinned = options.keys === undefined ? undefined : await pinnedKeys(options.keys);
      const report = await verify.execute(bytes, pinned);
      context.print(resultOf(report), forPeople(report, context));
      if (!report.intact) context.exitWith(EXIT.tampered);
    });
}

const readable = <T>(file: string, reading: Promise<T>): Promise<T> =>
  reading.catch(() => {
    throw new RefusedError(refuse(documentErrors.EVIDENCE_UNREADABLE, { file }));
  });

/** Files `CODE.asc` of a folder, by code. */
async function pinnedKeys(folder: string): Promise<Map<string, string>> {
  const names = await readable(folder, readdir(folder));
  const keys = new Map<string, string>();
  for (const name of names.filter((one) => one.endsWith('.asc'))) {
    const file = join(folder, name);
    keys.set(name.slice(0, -'.asc'.length), await readable(file, readFile(file, 'utf8')));
  }
  return keys;
}

const resultOf = ({ manifest, findings, ...report }: EvidenceReport) => ({
  ...report,
  contractId: manifest?.contractId ?? null,
  texts: (manifest?.texts ?? []).map(({ number, sha256 }) => ({ number, sha256 })),
  notices: (manifest?.notices ?? []).map(({ id, notice }) => ({ id, notice })),
  keys: (manifest?.keys ?? []).map(({ operator, fingerprint }) => ({ operator, fingerprint })),
  findings: findings.map((finding) => ({
    ...finding,
    ja: evidenceFindingText(finding, 'ja'),
    en: evidenceFindingText(finding, 'en'),
  })),
});

function forPeople(report: EvidenceReport, context: CliContext): string {
  const { manifest, findings } = report;
  const contents = manifest && [
    context.text(
      `契約 ${manifest.contractId}、文書 ${manifest.texts.length}件、通知 ${manifest.notices.length}件`,
      `Contract ${manifest.contractId}, ${manifest.texts.length} texts, ${manifest.notices.length} notices`,
    ),
    ...manifest.keys.map(({ operator, fingerprint }) => `  ${operator}  ${fingerprint}`),
  ];
  const lines = findings.map((finding) => `  ${evidenceFindingText(finding, context.language)}`);
  return [...(contents ?? []), verdict(report, context), ...lines].join('\n');
}

function verdict({ intact, keysConfirmed, findings }: EvidenceReport, context: CliContext): string {
  if (!intact)
    return context.text(
      `改ざんまたは破損があります: ${findings.length}件`,
      `Altered or damaged: ${findings.length} findings`,
    );
  if (keysConfirmed)
    return context.text(
      'すべての文書と通知に、当事者の正しい署名があります。',
      'Every text and notice bears the valid signatures of its parties.',
    );
  return context.text(
    'すべての署名は、ファイル内の鍵によるものです。上の指紋を、各事業者から書面で得た指紋と照合してください（--keys で鍵を指定できます）。',
    'Every signature was made by the keys inside the file. Compare their fingerprints above with those on paper, or give the keys with --keys.',
  );
}
