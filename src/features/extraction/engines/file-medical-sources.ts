import { stat } from 'node:fs/promises';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { MedicalSources, type SourceRequest } from '../application/ports/medical-sources.js';
import type { TableFolders } from '../application/ports/table-folders.js';
import { extractionErrors } from '../domain/errors.js';
import { rehearsalWallErrors } from '../domain/rehearsal-errors.js';
import { folderMarks } from '../domain/rehearsal-marks.js';
import { checkWall } from '../domain/rehearsal-wall.js';
import type { SourceBatch } from '../domain/source-batch.js';
import { readCsvSource } from './csv/csv-source.js';
import { readSsMix2 } from './ss-mix2/ss-mix2-source.js';

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Sources in the file system of the secure room. */
export class FileMedicalSources extends MedicalSources {
  constructor(private readonly folders: TableFolders) {
    super();
  }

  override async open(request: SourceRequest): Promise<Outcome<AsyncIterable<SourceBatch>>> {
    if (!(await isDirectory(request.directory)))
      return refuse(extractionErrors.SOURCE_NOT_FOUND, { directory: request.directory });
    const wall = await this.#wall(request);
    if (!wall.ok) return wall;
    return ok(
      request.kind === 'ss-mix2' ? readSsMix2(request) : readCsvSource(request, this.folders),
    );
  }

  async #wall({ kind, directory, rehearsal }: SourceRequest): Promise<Outcome<undefined>> {
    if (kind === 'ss-mix2' && rehearsal) return refuse(rehearsalWallErrors.REHEARSAL_SOURCE_KIND);
    const entries = (await this.folders.entries(directory)) ?? [];
    return checkWall(folderMarks(entries), rehearsal);
  }
}
