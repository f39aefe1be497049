import type { Command } from 'commander';
import { atConsole } from '../../../features/linkage/cli/review/console-terminal.js';
import { registerReviewCommands } from '../../../features/linkage/cli/review/register-review.js';
import { TablePatientSource } from '../../../features/linkage/engines/tables/table-patient-source.js';
import { CsvLinkRunFiles } from '../../../features/linkage/engines/review/csv-link-run-files.js';
import { FileReviewFiles } from '../../../features/linkage/engines/review/file-review-files.js';
import { CloseReview, JudgePairs, PlanReview } from '../../../features/linkage/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { SystemClock } from '../../../platform/clock.js';
import { openKeyring } from './open-keyring.js';

export function registerReview(yuzu: Command, context: ConsoleContext): void {
  const clock = new SystemClock();
  const files = new FileReviewFiles();
  registerReviewCommands(yuzu, context, {
    plan: new PlanReview(new CsvLinkRunFiles(), files, clock),
    judge: new JudgePairs(files, new TablePatientSource(), clock),
    close: new CloseReview(files, clock),
    openKeyring,
    atTerminal: atConsole,
  });
}
