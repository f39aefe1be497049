import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';
import { registerApprove } from './approve.command.js';
import { registerKeyCreate } from './key-create.command.js';
import { registerKeyExport } from './key-export.command.js';
import { registerOpen } from './open.command.js';
import { registerPack } from './pack.command.js';
import { registerProvide } from './provide.command.js';
import { registerRemove } from './remove.command.js';
import { registerVerify } from './verify.command.js';

export type { TransferCommands } from './commands.js';

/** Registers `pack`, `provide`, `approve`, `verify`, `open`, `remove`, `key create` and `key export`. */
export function registerTransferCommands(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  registerPack(program, context, commands);
  registerProvide(program, context, commands);
  registerApprove(program, context, commands);
  registerVerify(program, context, commands);
  registerOpen(program, context, commands);
  registerRemove(program, context, commands);
  const key = program
    .command('key')
    .description(context.text('事業者の鍵・個人の署名鍵', 'keys of the operator and of persons'));
  registerKeyCreate(key, context, commands);
  registerKeyExport(key, context, commands);
}
