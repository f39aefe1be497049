import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { FileTableFolders } from '../src/features/extraction/engines/csv/file-table-folders.js';
import { createScanner } from '../src/features/extraction/engines/scan/create-scanner.js';
import { CheckData } from '../src/features/extraction/index.js';
import { unwrap } from '../src/kernel/outcome.js';
import { SystemClock } from '../src/platform/clock.js';
import { writeMedicalTables } from './medical-tables.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, medianSeconds, numberOption } from './timed.js';

/** What the check must reach. */
const MEGABYTES_A_SECOND = 150;

async function measure(folder: string, megabytes: number, runs: number): Promise<BenchResult[]> {
  const file = new URL('../../contracts/data-definition/v1.json', import.meta.url);
  const definition = JSON.parse(await readFile(file, 'utf8')) as DataDefinition;
  const tables = await writeMedicalTables(folder, definition, megabytes);
  const sizes = tables.map(async ({ table }) => (await stat(join(folder, `${table}.csv`))).size);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const results: BenchResult[] = [];
  for (const threads of [1, undefined]) {
    const check = new CheckData(new FileTableFolders(), createScanner(threads), new SystemClock());
    const run = async () => {
      unwrap(await check.execute({ directory: folder, definition, tables }));
    };
    const [seconds = NaN] = await medianSeconds(runs, [run]);
    const peak = process.resourceUsage().maxRSS / 1024;
    results.push({
      case: threads === 1 ? 'check, one thread' : 'check',
      seconds,
      ratio: bytes / 1e6 / MEGABYTES_A_SECOND / seconds,
      peer: `limit of ${MEGABYTES_A_SECOND} MB/s`,
      note: `${(bytes / 1e6 / seconds).toFixed(0)} MB/s, ${(bytes / 1e6).toFixed(0)} MB, peak ${peak.toFixed(0)} MiB`,
    });
  }
  return results;
}

/** `yuzu check` of four tables against the definition. */
export const suite: BenchSuite = {
  name: 'check',
  options: '--mb N (of CSV; 100) --runs N (median of; 3)',
  run: (options) =>
    inFolder((folder) =>
      measure(folder, numberOption(options, '--mb', 100), numberOption(options, '--runs', 3)),
    ),
};
