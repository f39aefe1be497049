import type { Command } from 'commander';
import { registerConversion } from '../../../features/conversion/cli/conversion.commands.js';
import {
  CsvConvertedTables,
  CsvSourceTables,
} from '../../../features/conversion/engines/csv-tables.js';
import { Rfc4180CsvText } from '../../../features/conversion/engines/rfc4180-csv-text.js';
import { YamlRuleSetReader } from '../../../features/conversion/engines/yaml-rule-set-reader.js';
import {
  ApplyConversion,
  ReportCoverage,
  TestConversion,
} from '../../../features/conversion/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  registerConversion(yuzu, context, {
    test: new TestConversion(new YamlRuleSetReader()),
    apply: new ApplyConversion(new CsvSourceTables(), new CsvConvertedTables()),
    coverage: new ReportCoverage(new Rfc4180CsvText()),
  });
}
