import type { ApplyConversion } from '../application/apply-conversion.use-case.js';
import type { ReportCoverage } from '../application/report-coverage.use-case.js';
import type { TestConversion } from '../application/test-conversion.use-case.js';

/** What the commands call. */
export interface ConversionCommands {
  readonly test: TestConversion;
  readonly apply: ApplyConversion;
  readonly coverage: ReportCoverage;
}
