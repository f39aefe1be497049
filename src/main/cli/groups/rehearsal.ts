import type { Command } from 'commander';
import { registerRehearse } from '../../../features/rehearsal/cli/rehearse.command.js';
import { PopulationFolderWriter } from '../../../features/rehearsal/engines/population-folder.writer.js';
import { GeneratePopulation } from '../../../features/rehearsal/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  registerRehearse(yuzu, context, new GeneratePopulation(new PopulationFolderWriter()));
}
