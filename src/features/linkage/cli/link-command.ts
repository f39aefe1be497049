import type { Command } from 'commander';
import { unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { LinkPersons } from '../application/link-persons.use-case.js';
import type { LinkTask, LinkTicket } from '../domain/link-ticket.js';
import { linkGroup } from './link-group.js';
import { linkOptions, type LinkOptions } from './link-options.js';
import { stageProgress } from './link-progress.js';
import { linkSummary } from './link-summary.js';
import { readTicket } from './read-ticket.js';
import { sparkOf } from './spark-options.js';
import { stopOnSignal } from './stop-on-signal.js';

/** Opens the operator's key folder (`--keys`). */
type OpenKeyring = (directory: string) => Promise<Outcome<Keyring>>;

/** What the commands on linkage need. */
interface LinkCommands {
  readonly link: LinkPersons;
  readonly openKeyring: OpenKeyring;
}

const runFor =
  (task: LinkTask, context: CliContext, { link, openKeyring }: LinkCommands) =>
  async ({ keys, ticket: file, source: sources, ...options }: LinkOptions): Promise<void> => {
    const keyring = unwrap(await openKeyring(keys));
    const ticket = unwrap(await readTicket<LinkTicket>(file));
    const spark = unwrap(sparkOf(options));
    const progress = stageProgress(context);
    const receipt = await stopOnSignal((signal) =>
      link.execute({ task, keyring, ticket, sources, ...options, spark, signal, progress }),
    );
    context.print(unwrap(receipt), linkSummary(unwrap(receipt), options.out, context));
  };

/** `yuzu link`: whose records of several operators are one person. */
export function registerLinkCommand(
  program: Command,
  context: CliContext,
  commands: LinkCommands,
): void {
  const run = linkGroup(program, context).command('run', { isDefault: true });
  const description = context.text(
    '複数の事業者の患者を名寄せする（安全管理区域で実行）',
    'Link the persons of several operators (run in the secure room)',
  );
  linkOptions(run, context)
    .description(description)
    .action(runFor('link', context, commands));
}

/** `yuzu dedupe`: which persons stand in one operator's data more than once. */
export function registerDedupeCommand(
  program: Command,
  context: CliContext,
  commands: LinkCommands,
): void {
  const description = context.text(
    '1つの事業者のデータに重複して記録された人を見つける（安全管理区域で実行）',
    'Find the persons one operator’s data hold more than once (run in the secure room)',
  );
  linkOptions(program.command('dedupe'), context)
    .description(description)
    .action(runFor('dedupe', context, commands));
}
