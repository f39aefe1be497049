import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import {
  registerDedupeCommand,
  registerLinkCommand,
} from '../../../features/linkage/cli/link-command.js';
import { ChosenEngine } from '../../../features/linkage/engines/chosen-engine.js';
import { TablePatientSource } from '../../../features/linkage/engines/tables/table-patient-source.js';
import { FileLinkOutput } from '../../../features/linkage/engines/csv/file-link-output.js';
import { DuckDbLinkageEngine } from '../../../features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { CsvLinkRunFiles } from '../../../features/linkage/engines/review/csv-link-run-files.js';
import { YamlProfiles } from '../../../features/linkage/engines/profile/yaml-profiles.js';
import { SparkLinkageEngine } from '../../../features/linkage/engines/spark/spark-linkage-engine.js';
import { LinkPersons } from '../../../features/linkage/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { installedFolder } from '../../../platform/files/installed-folder.js';
import { SystemClock } from '../../../platform/clock.js';
import { registerQuality } from './link-quality.js';
import { registerReview } from './link-review.js';
import { openKeyring } from './open-keyring.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const driver = pathToFileURL(`${installedFolder('config', 'spark')}/driver.py`);
  const engine = new ChosenEngine(new DuckDbLinkageEngine(), new SparkLinkageEngine(driver));
  const patients = new TablePatientSource();
  const profiles = new YamlProfiles(pathToFileURL(`${installedFolder('config', 'linkage')}/`));
  const link = new LinkPersons(
    engine,
    patients,
    new FileLinkOutput(),
    profiles,
    new CsvLinkRunFiles(),
    new SystemClock(),
  );
  registerLinkCommand(yuzu, context, { link, openKeyring });
  registerDedupeCommand(yuzu, context, { link, openKeyring });
  registerQuality(yuzu, context, profiles);
  registerReview(yuzu, context);
}
