import type { Command } from 'commander';
import { DefinitionFiles } from '../../../features/catalogue/application/definition-files.use-case.js';
import { registerDefinitionCommand } from '../../../features/catalogue/cli/definition-command.js';
import { FileDefinitionFormats } from '../../../features/catalogue/engines/formats/file-definition-formats.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  registerDefinitionCommand(yuzu, context, new DefinitionFiles(new FileDefinitionFormats()));
}
