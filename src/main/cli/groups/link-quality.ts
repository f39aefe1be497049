import type { Command } from 'commander';
import type { Profiles } from '../../../features/linkage/application/ports/profiles.js';
import { registerEvaluate } from '../../../features/linkage/cli/quality/evaluate-command.js';
import { registerExplain } from '../../../features/linkage/cli/quality/explain-command.js';
import { TablePatientSource } from '../../../features/linkage/engines/tables/table-patient-source.js';
import {
  writeDifferences,
  writeReport,
  writeWaterfall,
} from '../../../features/linkage/engines/report/write-reports.js';
import { CsvLinkRunFiles } from '../../../features/linkage/engines/review/csv-link-run-files.js';
import { EvaluateLinks, ExplainPair } from '../../../features/linkage/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { openKeyring } from './open-keyring.js';

export function registerQuality(yuzu: Command, context: ConsoleContext, profiles: Profiles): void {
  const files = new CsvLinkRunFiles();
  const commands = {
    evaluate: new EvaluateLinks(files, new TablePatientSource(), profiles),
    explain: new ExplainPair(files),
    openKeyring,
    writeDifferences,
    writeReport,
    writeWaterfall,
  };
  registerEvaluate(yuzu, context, commands);
  registerExplain(yuzu, context, commands);
}
