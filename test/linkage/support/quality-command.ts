import { Command } from 'commander';
import { registerEvaluate } from '../../../src/features/linkage/cli/quality/evaluate-command.js';
import { registerExplain } from '../../../src/features/linkage/cli/quality/explain-command.js';
import { DuckDbLinkageEngine } from '../../../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { TablePatientSource } from '../../../src/features/linkage/engines/tables/table-patient-source.js';
import { CsvLinkRunFiles } from '../../../src/features/linkage/engines/review/csv-link-run-files.js';
import {
  writeDifferences,
  writeReport,
  writeWaterfall,
} from '../../../src/features/linkage/engines/report/write-reports.js';
import { EvaluateLinks, ExplainPair, ExplainRecords } from '../../../src/features/linkage/index.js';
import { ok } from '../../../src/kernel/outcome.js';
import type { CliContext } from '../../../src/platform/cli/cli-context.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import type { Bench } from './linkage-run.js';

/** Runs `yuzu link evaluate` or `explain` on the run in the bench's folder. */
export async function qualityCommand(at: Bench, args: readonly string[]) {
  const printed: { result: unknown; forPeople: string }[] = [];
  const context: CliContext = {
    language: 'en',
    text: (_, en) => en,
    print: (result, forPeople) => printed.push({ result, forPeople }),
    progress: () => undefined,
    exitWith: () => undefined,
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  const files = new CsvLinkRunFiles();
  const commands = {
    evaluate: new EvaluateLinks(files, new TablePatientSource(), at.profiles),
    explain: new ExplainPair(files),
    explainRecords: new ExplainRecords(
      files,
      new TablePatientSource(),
      at.profiles,
      new DuckDbLinkageEngine(),
    ),
    openKeyring: async (dir: string) => ok(await OpenPgpKeyring.open(dir)),
    writeDifferences,
    writeReport,
    writeWaterfall,
  };
  registerEvaluate(program, context, commands);
  registerExplain(program, context, commands);
  const [command = '', ...options] = args;
  const common = ['--links', at.out, '--keys', at.keys];
  await program.parseAsync(['link', command, ...common, ...options], { from: 'user' });
  return { result: printed[0]?.result, forPeople: printed[0]?.forPeople ?? '' };
}
