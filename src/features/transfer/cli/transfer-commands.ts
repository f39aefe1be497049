import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TransferCommands } from './commands.js';
import { registerKeyExport } from './key-export.command.js';
import { registerOpen } from './open.command.js';
import { registerPack } from './pack.command.js';
import { registerVerify } from './verify.command.js';

export type { TransferCommands } from './commands.js';

/** Registers `pack`, `verify`, `open` and `key export`. */
export function registerTransferCommands(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  registerPack(program, context, commands);
  registerVerify(program, context, commands);
  registerOpen(program, context, commands);
  registerKeyExport(program, context, commands);
}
