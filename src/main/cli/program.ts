import { Command } from 'commander';
import { localise } from './localise.js';
import type { ConsoleContext } from '../../platform/cli/console-context.js';

type Register = (yuzu: Command, context: ConsoleContext) => void;

/**
 * Commands by the module that brings them. Only the module of the command on the line is loaded: all of
 * them together take 0.5 s to load, the bundle commands alone 0.1 s.
 */
const GROUPS: readonly {
  commands: readonly string[];
  load: () => Promise<{ register: Register }>;
}[] = [
  { commands: ['extract', 'check'], load: () => import('./groups/extraction.js') },
  {
    commands: ['pack', 'provide', 'approve', 'verify', 'open', 'remove', 'key'],
    load: () => import('./groups/transfer.js'),
  },
  { commands: ['holdings'], load: () => import('./groups/holdings.js') },
  { commands: ['conversion'], load: () => import('./groups/conversion.js') },
  { commands: ['link', 'dedupe'], load: () => import('./groups/linkage.js') },
  { commands: ['records'], load: () => import('./groups/provision-log.js') },
  { commands: ['contract'], load: () => import('./groups/contract.js') },
  { commands: ['bundle'], load: () => import('./groups/bundle.js') },
  { commands: ['definition'], load: () => import('./groups/definition.js') },
  { commands: ['rehearse'], load: () => import('./groups/rehearsal.js') },
];

/** The `yuzu` command: every engine of the secure room, wired without database or network. */
export async function program(context: ConsoleContext, argv: readonly string[]): Promise<Command> {
  const text = context.text.bind(context);
  const yuzu = new Command('yuzu').description(
    text('認定事業者間の医療情報の授受', 'Hand-over of medical information between operators'),
  );
  const asked = GROUPS.filter(({ commands }) => commands.some((name) => argv.includes(name)));
  for (const { load } of asked.length === 1 ? asked : GROUPS)
    (await load()).register(yuzu, context);
  for (const command of [yuzu, ...everyCommand(yuzu)]) localise(command, context);
  return yuzu;
}

const everyCommand = (parent: Command): Command[] =>
  parent.commands.flatMap((command) => [command, ...everyCommand(command)]);
