import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { csvRecord } from '../../../platform/csv/write-csv.js';
import { HashedFile } from '../../../platform/files/hashed-file.js';
import { MARKER_FILE } from '../../extraction/index.js';
import {
  RehearsalFolders,
  type RehearsalFile,
  type RehearsalFolder,
} from '../application/ports/rehearsal-folder.js';
import { rehearsalErrors } from '../domain/errors.js';

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await HashedFile.create(path);
  await file.write(text);
  await file.close();
}

/** Keeps the records of a batch, then hands them on in one piece. */
class RecordFile implements RehearsalFile {
  #pending = '';

  constructor(private readonly file: HashedFile) {}

  record(values: readonly string[]): void {
    this.#pending += csvRecord(values);
  }

  async flush(): Promise<void> {
    const records = this.#pending;
    this.#pending = '';
    await this.file.write(records);
  }

  async close(): Promise<{ bytes: number; sha256: string }> {
    await this.flush();
    return this.file.close();
  }
}

export class FileRehearsalFolders extends RehearsalFolders {
  override async create(
    folder: string,
    marker: string,
    packable: boolean,
  ): Promise<Outcome<RehearsalFolder>> {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0)
      return refuse(rehearsalErrors.REHEARSAL_FOLDER_NOT_EMPTY, { folder });
    const data = packable ? join(folder, 'data') : folder;
    await mkdir(data, { recursive: true });
    await writeWhole(join(data, MARKER_FILE), marker);
    return ok({
      open: async (file) => new RecordFile(await HashedFile.create(join(data, file))),
      receipt: (text) => writeWhole(join(folder, 'extract.receipt.json'), text),
    });
  }
}
