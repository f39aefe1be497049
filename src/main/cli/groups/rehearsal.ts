import type { Command } from 'commander';
import { registerRehearseData } from '../../../features/rehearsal/cli/rehearse-data.command.js';
import { registerRehearsePopulation } from '../../../features/rehearsal/cli/rehearse-population.command.js';
import { FileRehearsalFolders } from '../../../features/rehearsal/engines/file-rehearsal-folders.js';
import { PopulationFolderWriter } from '../../../features/rehearsal/engines/population-folder.writer.js';
import { GeneratePopulation, RehearseData } from '../../../features/rehearsal/index.js';
import { SystemClock } from '../../../platform/clock.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { openKeyring } from './open-keyring.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const rehearse = yuzu
    .command('rehearse')
    .description(context.text('リハーサルデータを作成する', 'make rehearsal data'));
  const data = new RehearseData(new FileRehearsalFolders(), new SystemClock());
  registerRehearseData(rehearse, context, data, openKeyring);
  const population = new GeneratePopulation(new PopulationFolderWriter());
  registerRehearsePopulation(rehearse, context, population);
}
