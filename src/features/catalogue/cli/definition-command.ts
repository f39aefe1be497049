import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { digestOf } from '../../../kernel/canonical-json.js';
import { EXIT } from '../../../kernel/exit-code.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { DefinitionFiles } from '../application/definition-files.use-case.js';
import { WRITABLE, type WritableFormat } from '../application/ports/definition-formats.js';
import type { DataDefinition } from '../domain/data-definition.js';
import { diffDefinitions } from '../domain/definition-diff.js';
import type { ImportFinding } from '../domain/sheets/import-finding.js';
import { readDefinitionFile, soundDefinition } from './definition-file.js';

const countOf = ({ tables, codeTables }: DataDefinition) => ({
  tables: tables.length,
  items: tables.reduce((sum, { items }) => sum + items.length, 0),
  codeTables: codeTables.length,
});

function findingLine(finding: ImportFinding, context: CliContext): string {
  const place = [finding.sheet, finding.cell, finding.column].filter((one) => one !== undefined);
  return `${place.join(' ')}: ${context.text(finding.ja, finding.en)}`;
}

async function check(file: string, context: CliContext, files: DefinitionFiles): Promise<void> {
  const { definition, findings } = await readDefinitionFile(files, file);
  if (!definition) {
    const lines = findings.map((finding) => findingLine(finding, context));
    const total = context.text(`誤り ${findings.length}件`, `${findings.length} mistakes`);
    context.print({ ok: false, findings }, [...lines, total].join('\n'));
    context.exitWith(EXIT.nonconforming);
    return;
  }
  const { id, version } = definition;
  const sha256 = digestOf(definition);
  const counts = countOf(definition);
  const { tables, items, codeTables } = counts;
  const told = context.text(
    `誤りはありません: ${id} 第${version}版（テーブル${tables}・項目${items}・コード表${codeTables}）`,
    `No mistakes: ${id} version ${version} (${tables} tables, ${items} items, ${codeTables} code tables)`,
  );
  context.print({ ok: true, id, version, sha256, ...counts }, `${told}\nSHA-256 ${sha256}`);
}

interface ConvertOptions {
  to: WritableFormat;
  out: string;
  previous?: string;
}

async function convert(
  file: string,
  { to, out, previous }: ConvertOptions,
  context: CliContext,
  files: DefinitionFiles,
): Promise<void> {
  const definition = await soundDefinition(files, file);
  const earlier =
    previous === undefined ? {} : { previous: await soundDefinition(files, previous) };
  const { bytes } = await files.write(to, definition, earlier);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, bytes);
  const result = { format: to, file: out, bytes: bytes.length, sha256: digestOf(definition) };
  context.print(result, context.text(`書き出しました: ${out}`, `Written: ${out}`));
}

async function diff(
  before: string,
  after: string,
  context: CliContext,
  files: DefinitionFiles,
): Promise<void> {
  const result = diffDefinitions(
    await soundDefinition(files, before),
    await soundDefinition(files, after),
  );
  const lines = result.changes.map(
    ({ breaking, ja, en }) => `${breaking ? '!' : ' '} ${context.text(ja, en)}`,
  );
  const none = context.text('違いはありません。', 'There is no difference.');
  context.print(result, lines.length > 0 ? lines.join('\n') : none);
}

/** `yuzu definition`: data definitions as files, without database or network. */
export function registerDefinitionCommand(
  program: Command,
  context: CliContext,
  files: DefinitionFiles,
): void {
  const text = context.text.bind(context);
  const definition = program
    .command('definition')
    .description(
      text('データ定義書の検査・変換・比較', 'Check, convert and compare data definitions'),
    );
  const file = text(
    'データ定義書（.xlsx、.json、CSVの.zip）',
    'definition: .xlsx, .json, .zip of CSV',
  );
  definition
    .command('check')
    .description(text('データ定義書を検査する', 'Check a data definition'))
    .argument('<file>', file)
    .action((path: string) => check(path, context, files));
  definition
    .command('convert')
    .description(text('データ定義書を別の形式に変換する', 'Convert a data definition'))
    .argument('<file>', file)
    .addOption(
      new Option('--to <format>', text('出力形式', 'format to write'))
        .choices([...WRITABLE])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', text('出力ファイル', 'output file'))
    .option(
      '--previous <file>',
      text('改訂履歴で比べる前の版', 'earlier version the history tells of'),
    )
    .action((path: string, options: ConvertOptions) => convert(path, options, context, files));
  definition
    .command('diff')
    .description(
      text(
        'データ定義書の2つの版の違いを示す（! は影響のある変更）',
        'Tell two versions apart (! marks breaking changes)',
      ),
    )
    .argument('<before>', file)
    .argument('<after>', file)
    .action((before: string, after: string) => diff(before, after, context, files));
}
