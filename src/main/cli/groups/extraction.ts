import type { Command } from 'commander';
import { registerCheck, registerExtract } from '../../../features/extraction/cli/index.js';
import { FileTableFolders } from '../../../features/extraction/engines/csv/file-table-folders.js';
import { createScanner } from '../../../features/extraction/engines/scan/create-scanner.js';
import { FileMedicalSources } from '../../../features/extraction/engines/file-medical-sources.js';
import { CsvPersonNotices } from '../../../features/extraction/engines/files/csv-person-notices.js';
import { FileExtractionOutput } from '../../../features/extraction/engines/files/file-extraction-output.js';
import { CheckData, ExtractData } from '../../../features/extraction/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { SystemClock } from '../../../platform/clock.js';
import { openKeyring } from './open-keyring.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const clock = new SystemClock();
  const folders = new FileTableFolders();
  const sources = new FileMedicalSources(folders);
  const extract = new ExtractData(sources, new FileExtractionOutput(), clock);
  const personNotices = new CsvPersonNotices();
  registerExtract(yuzu, context, { extract, personNotices, openKeyring });
  registerCheck(yuzu, context, new CheckData(folders, createScanner(), clock), openKeyring, clock);
}
