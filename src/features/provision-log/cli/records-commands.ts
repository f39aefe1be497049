import { createReadStream } from 'node:fs';
import { access, constants, readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { RefusedError, refuse } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { BundleReport } from '../application/bundle-verification.js';
import type { VerifyBundle } from '../application/verify-bundle.use-case.js';
import { findingText } from '../domain/bundle-findings.js';
import { provisionLogErrors } from '../domain/errors.js';

/** `yuzu records verify FILE [--keys PUBLIC.asc …]`. */
export function registerRecordsCommands(
  program: Command,
  context: CliContext,
  verifyBundle: VerifyBundle,
): void {
  const text: Text = (ja, en) => context.text(ja, en);
  program
    .command('records')
    .description(text('提供記録', 'provision records'))
    .command('verify <file>')
    .description(
      text(
        '書き出した提供記録を、公開鍵だけで検証する（ネットワーク・データベース不要）',
        'verify exported provision records with public keys alone: no network, no database',
      ),
    )
    .option(
      '--keys <file...>',
      text('信頼する事業者の公開鍵（ASCII形式）', 'trusted operators’ public keys, armored'),
    )
    .action(async (file: string, options: { keys?: string[] }) => {
      const keys = await Promise.all((options.keys ?? []).map(readText));
      await readable(file);
      const report = await verifyBundle.execute(createReadStream(file), keys);
      context.print(resultOf(report), forPeople(report, context));
      if (!report.intact) context.exitWith(EXIT.tampered);
    });
}

type Text = (ja: string, en: string) => string;

const unreadable = (file: string) =>
  new RefusedError(refuse(provisionLogErrors.BUNDLE_UNREADABLE, { file }));

async function readable(file: string): Promise<void> {
  await access(file, constants.R_OK).catch(() => {
    throw unreadable(file);
  });
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw unreadable(file);
  });

const resultOf = (report: BundleReport) => ({
  ...report,
  findings: report.findings.map((found) => ({
    code: found.code,
    facts: found.facts,
    ja: findingText(found, 'ja'),
    en: findingText(found, 'en'),
  })),
});

const SHOWN = 50;

function forPeople(report: BundleReport, context: CliContext): string {
  const { language } = context;
  const text: Text = (ja, en) => context.text(ja, en);
  const { findings, size, operator, at, fingerprint } = report;
  const key = fingerprint ?? '-';
  const who = text(
    `事業者 ${operator ?? '-'}、記録 ${size}件、時点 ${at ?? '-'}、署名鍵 ${key}`,
    `Operator ${operator ?? '-'}, ${size} records, as of ${at ?? '-'}, key ${key}`,
  );
  const more = findings.length - SHOWN;
  const lines = findings.slice(0, SHOWN).map((found) => `  ${findingText(found, language)}`);
  if (more > 0) lines.push(text(`  ほか ${more}件`, `  and ${more} more`));
  return [who, ...witnessLines(report, text), verdict(report, text), ...lines].join('\n');
}

const witnessLines = ({ witnesses }: BundleReport, text: Text): string[] =>
  witnesses.map(({ operator, size, keyConfirmed }) => {
    const note = keyConfirmed ? '' : text('（鍵は未確認）', ' (key not confirmed)');
    return text(
      `立会署名 ${operator}、${size}件時点${note}`,
      `Witnessed by ${operator} at ${size} records${note}`,
    );
  });

function verdict({ intact, keyConfirmed, findings }: BundleReport, text: Text) {
  if (!intact)
    return text(
      `改ざんまたは破損があります: ${findings.length}件`,
      `Altered or damaged: ${findings.length} findings`,
    );
  if (keyConfirmed)
    return text('すべての記録が署名どおりです。', 'Every record is as it was signed.');
  return text(
    '記録はファイル内の鍵の署名どおりです。署名鍵の指紋を、事業者から書面で得た指紋と照合してください（--keys で鍵を指定できます）。',
    'Every record is as the key inside the file signed it. Compare that key’s fingerprint with the one on paper, or give the key with --keys.',
  );
}
