import type { Command } from 'commander';
import { registerLinkCommand } from '../../../features/linkage/cli/link-command.js';
import { CsvPatientSource } from '../../../features/linkage/engines/csv/csv-patient-source.js';
import { FileLinkOutput } from '../../../features/linkage/engines/csv/file-link-output.js';
import { DuckDbLinkageEngine } from '../../../features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../../../features/linkage/engines/profile/yaml-profiles.js';
import { LinkPersons } from '../../../features/linkage/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { SystemClock } from '../../../platform/clock.js';
import { registerQuality } from './link-quality.js';
import { registerReview } from './link-review.js';
import { openKeyring } from './open-keyring.js';

/** Seen from the build. */
const SHIPPED_PROFILES = new URL('../../../../../config/linkage/', import.meta.url);

export function register(yuzu: Command, context: ConsoleContext): void {
  const engine = new DuckDbLinkageEngine();
  const patients = new CsvPatientSource();
  const profiles = new YamlProfiles(SHIPPED_PROFILES);
  const link = new LinkPersons(engine, patients, new FileLinkOutput(), profiles, new SystemClock());
  registerLinkCommand(yuzu, context, link, openKeyring);
  registerQuality(yuzu, context);
  registerReview(yuzu, context);
}
