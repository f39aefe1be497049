import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { FileTableFolders } from '../src/features/extraction/engines/csv/file-table-folders.js';
import { FileMedicalSources } from '../src/features/extraction/engines/file-medical-sources.js';
import { PopulationFolderWriter } from '../src/features/rehearsal/engines/population-folder.writer.js';
import { GeneratePopulation } from '../src/features/rehearsal/index.js';
import { unwrap } from '../src/kernel/outcome.js';
import type { BenchSuite } from './suite.js';
import { inFolder, medianSeconds, numberOption, timed } from './timed.js';

/** Files read at the same time, as many patients as the reader has under way. */
const AT_ONCE = 32;
const PEER = 'node:fs only';

/** Walks the folder and reads every file, with node:fs and nothing else. */
async function readFilesOnly(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  let next = 0;
  const reader = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) await readFile(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
}

async function readStorage(
  directory: string,
  definition: DataDefinition,
): Promise<{ files: number; rows: number }> {
  const sources = new FileMedicalSources(new FileTableFolders());
  const batches = await sources.open({
    kind: 'ss-mix2',
    directory,
    institutionCode: '0419903011',
    identity: 'report',
    definition,
    rehearsal: false,
  });
  let [files, rows] = [0, 0];
  for await (const batch of unwrap(batches)) {
    files += batch.tally.found;
    rows += batch.rows.length;
  }
  return { files, rows };
}

const perSecond = (count: number, seconds: number) =>
  `${Math.round(count / seconds).toLocaleString('en')} files/s`;

/** The reader of SS-MIX2 storages, beside only reading the same files. */
export const suite: BenchSuite = {
  name: 'ss-mix2',
  options: '--persons N (of the rehearsal population; 2000) --runs N (median of; 3)',
  run: (options) =>
    inFolder(async (folder) => {
      const persons = numberOption(options, '--persons', 2000);
      const runs = numberOption(options, '--runs', 3);
      const file = new URL('../../contracts/data-definition/v1.json', import.meta.url);
      const definition = JSON.parse(await readFile(file, 'utf8')) as DataDefinition;
      const order = { persons, seed: 'bench', folder: join(folder, 'population') };
      const made = await timed(async () =>
        unwrap(await new GeneratePopulation(new PopulationFolderWriter()).execute(order)),
      );
      const storage = join(order.folder, 'aoba', 'ss-mix2');
      // Once unmeasured, so that both find the files in the page cache.
      const { files, rows } = await readStorage(storage, definition);
      const [limit = NaN, read = NaN] = await medianSeconds(runs, [
        () => readFilesOnly(storage),
        () => readStorage(storage, definition),
      ]);
      const counts = `${files.toLocaleString('en')} files, ${rows.toLocaleString('en')} rows`;
      return [
        { case: 'make the population', seconds: made.seconds, note: `${persons} persons` },
        { case: PEER, seconds: limit, note: perSecond(files, limit) },
        {
          case: 'read the storage',
          seconds: read,
          ratio: limit / read,
          peer: PEER,
          note: `${perSecond(files, read)}; ${counts}`,
        },
      ];
    }),
};
