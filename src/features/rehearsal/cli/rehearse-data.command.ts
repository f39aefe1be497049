import type { Command } from 'commander';
import { refuse, RefusedError, unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { RehearseData, RehearseDataOrder } from '../application/rehearse-data.use-case.js';
import { rehearsalErrors } from '../domain/errors.js';
import type { RehearsalSummary } from '../domain/rehearsal-summary.js';
import { parseRows } from '../domain/rows-wished.js';
import { readSpecification, readTicketFile } from './read-specification.js';
import { wholeNumber } from './whole-number.js';

/** Opens the operator's key folder (`--keys`). */
type OpenKeyring = (directory: string) => Promise<Outcome<Keyring>>;

interface RehearseDataOptions {
  definition?: string;
  specification?: string;
  ticket?: string;
  keys?: string;
  rows: string;
  persons?: number;
  seed: string;
  out: string;
}

function forPeople(summary: RehearsalSummary, out: string, context: CliContext): string {
  const text = context.text.bind(context);
  const lines = summary.tables.map(({ table, rows, wished, watermarked }) => {
    const fewer = rows < wished ? text(`（指定 ${wished}行）`, ` (${wished} wished)`) : '';
    const bare = watermarked ? '' : text('（透かしなし）', ' (no watermark)');
    return text(`  ${table}: ${rows}行${fewer}${bare}`, `  ${table}: ${rows} rows${fewer}${bare}`);
  });
  const head = text(
    `リハーサルデータを作成しました（合成データです。実在の人物の情報ではありません）: ${out}`,
    `Rehearsal data made (synthetic; nobody in them exists): ${out}`,
  );
  const next = summary.packable
    ? [text('「yuzu pack」で封緘できます。', 'Ready for "yuzu pack".')]
    : [];
  return [head, ...lines, ...next].join('\n');
}

type Source = Pick<RehearseDataOrder, 'specification' | 'packing'>;

async function sourceOf(
  { definition, specification, ticket, keys }: RehearseDataOptions,
  openKeyring: OpenKeyring,
): Promise<Source> {
  const given = [definition, ticket].filter((file) => file !== undefined);
  if (given.length !== 1 || (ticket !== undefined && specification !== undefined))
    throw new RefusedError(refuse(rehearsalErrors.REHEARSAL_SOURCE_OF_DEFINITION));
  if (definition !== undefined)
    return { specification: unwrap(await readSpecification(definition, specification)) };
  const read = unwrap(await readTicketFile(ticket ?? ''));
  if (keys === undefined) return { specification: read.specification };
  const keyring = unwrap(await openKeyring(keys));
  return { specification: read.specification, packing: { ticket: read.ticket, keyring } };
}

async function run(
  options: RehearseDataOptions,
  context: CliContext,
  rehearse: RehearseData,
  openKeyring: OpenKeyring,
): Promise<void> {
  const { persons, seed, out } = options;
  const made = await rehearse.execute({
    ...(await sourceOf(options, openKeyring)),
    rows: unwrap(parseRows(options.rows)),
    persons,
    seed,
    folder: out,
    onProgress: (table, done, total) => {
      context.progress(table, done, total);
    },
  });
  const summary = unwrap(made);
  context.print(summary, forPeople(summary, out, context));
}

/** `yuzu rehearse data`: synthetic CSV of any definition, specification or ticket. */
export function registerRehearseData(
  parent: Command,
  context: CliContext,
  rehearse: RehearseData,
  openKeyring: OpenKeyring,
): void {
  const text = context.text.bind(context);
  parent
    .command('data')
    .description(
      text(
        'データ定義書または仕様書どおりのリハーサルデータ（合成CSV）を作成する',
        'make rehearsal data (synthetic CSV) to a definition or specification',
      ),
    )
    .option('--definition <file>', text('データ定義書（JSON）', 'data definition (JSON)'))
    .option(
      '--specification <file>',
      text('個別契約の仕様書（JSON）', 'specification of an individual contract (JSON)'),
    )
    .option('--ticket <file>', text('提供のジョブ票', 'job ticket for the provision'))
    .option(
      '--keys <dir>',
      text(
        '事業者の鍵フォルダ。ジョブ票とともに指定すると、そのまま封緘できる形で作成する',
        'the operator’s key folder; with a ticket, the data can be packed as they are',
      ),
    )
    .option(
      '--rows <N>',
      text('行数。表ごとは「表=行数,…」', 'rows, or table=rows,… for each table'),
      '1000',
    )
    .option('--persons <N>', text('患者基本の人数', 'rows of the patient table'), wholeNumber)
    .option(
      '--seed <S>',
      text('シード（同じ値なら同じデータ）', 'seed (same seed, same data)'),
      'yuzu',
    )
    .requiredOption('--out <dir>', text('出力先フォルダ', 'output folder'))
    .action((options: RehearseDataOptions) => run(options, context, rehearse, openKeyring));
}
