import type { Command } from 'commander';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { registerApply } from './apply.command.js';
import type { ConversionCommands } from './commands.js';
import { registerCoverage } from './coverage.command.js';
import { registerTest } from './test.command.js';

/** `yuzu conversion …`. */
export function registerConversion(
  program: Command,
  context: CliContext,
  commands: ConversionCommands,
): void {
  const conversion = program
    .command('conversion')
    .description(
      context.text(
        '変換定義（事業者間で定義の異なる項目の変換）',
        'conversion rules between the data definitions of two operators',
      ),
    );
  registerTest(conversion, context, commands);
  registerApply(conversion, context, commands);
  registerCoverage(conversion, context, commands);
}
