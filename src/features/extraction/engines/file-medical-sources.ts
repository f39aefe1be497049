import { stat } from 'node:fs/promises';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { MedicalSources, type SourceRequest } from '../application/ports/medical-sources.js';
import type { TableFolders } from '../application/ports/table-folders.js';
import { extractionErrors } from '../domain/errors.js';
import { rehearsalWallErrors } from '../domain/rehearsal-errors.js';
import { folderMarks } from '../domain/rehearsal-marks.js';
import { checkWall } from '../domain/rehearsal-wall.js';
import type { SourceBatch, SourceKind } from '../domain/source-batch.js';
import { readCsvSource, readTsvSource } from './csv/csv-source.js';
import { readMml } from './mml/mml-source.js';
import { readDpc } from './dpc/dpc-source.js';
import { readPostgres } from './postgres/postgres-source.js';
import { readSsMix2 } from './ss-mix2/ss-mix2-source.js';
import { readUke } from './uke/uke-source.js';

/** Reads one kind of source. What only its content tells is thrown as RefusedError. */
type SourceReader = (request: SourceRequest) => AsyncIterable<SourceBatch>;

const READERS: Readonly<Record<SourceKind, SourceReader>> = {
  'ss-mix2': readSsMix2,
  csv: readCsvSource,
  tsv: readTsvSource,
  uke: readUke,
  dpc: readDpc,
  mml: readMml,
  postgres: readPostgres,
};

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** Sources in the file system of the secure room: a folder or a file, by kind. */
export class FileMedicalSources extends MedicalSources {
  constructor(private readonly folders: TableFolders) {
    super();
  }

  override async open(request: SourceRequest): Promise<Outcome<AsyncIterable<SourceBatch>>> {
    if (!(await exists(request.directory)))
      return refuse(extractionErrors.SOURCE_NOT_FOUND, { directory: request.directory });
    const wall = await this.#wall(request);
    return wall.ok ? ok(READERS[request.kind](request)) : wall;
  }

  /** Only folders of CSV files can carry the marks of rehearsal data. */
  async #wall({ kind, directory, rehearsal }: SourceRequest): Promise<Outcome<undefined>> {
    if (kind !== 'csv' && rehearsal) return refuse(rehearsalWallErrors.REHEARSAL_SOURCE_KIND);
    const entries = (await this.folders.entries(directory)) ?? [];
    return checkWall(folderMarks(entries), rehearsal);
  }
}
