import type { Command } from 'commander';
import type { Profiles } from '../../../features/linkage/application/ports/profiles.js';
import { registerEvaluate } from '../../../features/linkage/cli/quality/evaluate-command.js';
import { registerExplain } from '../../../features/linkage/cli/quality/explain-command.js';
import { DuckDbLinkageEngine } from '../../../features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { TablePatientSource } from '../../../features/linkage/engines/tables/table-patient-source.js';
import {
  writeDifferences,
  writeReport,
  writeWaterfall,
} from '../../../features/linkage/engines/report/write-reports.js';
import { CsvLinkRunFiles } from '../../../features/linkage/engines/review/csv-link-run-files.js';
import { EvaluateLinks, ExplainPair, ExplainRecords } from '../../../features/linkage/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { openKeyring } from './open-keyring.js';

export function registerQuality(yuzu: Command, context: ConsoleContext, profiles: Profiles): void {
  const files = new CsvLinkRunFiles();
  const patients = new TablePatientSource();
  const commands = {
    evaluate: new EvaluateLinks(files, patients, profiles),
    explain: new ExplainPair(files),
    explainRecords: new ExplainRecords(files, patients, profiles, new DuckDbLinkageEngine()),
    openKeyring,
    writeDifferences,
    writeReport,
    writeWaterfall,
  };
  registerEvaluate(yuzu, context, commands);
  registerExplain(yuzu, context, commands);
}
