import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';

/** `yuzu link`, under which every command about linkage stands; alone it means `yuzu link run`. */
export const linkGroup = (program: Command, context: CliContext): Command =>
  program.commands.find((command) => command.name() === 'link') ??
  program.command('link').description(context.text('名寄せ', 'record linkage'));
