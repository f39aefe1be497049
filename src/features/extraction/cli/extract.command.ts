import type { Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { ExtractData } from '../application/extract-data.use-case.js';
import type { PersonNoticeFiles } from '../application/ports/person-notice-files.js';
import { extractSummary, isSourceLacking } from './extract-summary.js';
import { addPersonLists, readPersonLists, type PersonListOptions } from './person-list-options.js';
import { stepwise } from './progress.js';
import { readTicket } from './read-inputs.js';
import { addSources, readSources, type SourceOptions } from './source-options.js';

/** Opens the operator's key folder (`--keys`). */
export type OpenKeyring = (directory: string) => Promise<Outcome<Keyring>>;

/** What `yuzu extract` works with. */
export interface ExtractCommands {
  readonly extract: ExtractData;
  readonly personNotices: PersonNoticeFiles;
  readonly openKeyring: OpenKeyring;
}

interface ExtractOptions extends PersonListOptions, SourceOptions {
  ticket: string;
  keys: string;
  out: string;
}

async function run(
  options: ExtractOptions,
  context: CliContext,
  { extract, personNotices, openKeyring }: ExtractCommands,
): Promise<void> {
  const outcome = await extract.execute({
    keyring: unwrap(await openKeyring(options.keys)),
    ticket: unwrap(await readTicket(options.ticket)),
    sources: readSources(options),
    lists: await readPersonLists(options, personNotices),
    directory: options.out,
    onProgress: stepwise(context, context.text('取込', 'reading')),
  });
  const receipt = unwrap(outcome);
  context.print(receipt, extractSummary(receipt, options.out, context));
  if (isSourceLacking(receipt)) context.exitWith(EXIT.nonconforming);
}

/** `yuzu extract`: exit 0; 4 if the extraction stands but part of a source could not be read. */
export function registerExtract(
  program: Command,
  context: CliContext,
  commands: ExtractCommands,
): void {
  const text = context.text.bind(context);
  const command = program
    .command('extract')
    .description(
      text(
        '取込元から、契約の抽出条件に当てはまり提供できる人の対象項目をCSVに抽出する',
        'Extract the contracted items of the persons who may be handed over to CSV',
      ),
    )
    .requiredOption('--ticket <file>', text('提供のジョブ票', 'job ticket for the provision'))
    .requiredOption('--keys <dir>', text('事業者の鍵フォルダ', 'the operator’s key folder'))
    .requiredOption('--out <dir>', text('出力先', 'output folder'));
  addPersonLists(addSources(command, context), context).action((options: ExtractOptions) =>
    run(options, context, commands),
  );
}
