import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../../../kernel/canonical-json.js';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { replaceFile } from '../../../../platform/files/replace-file.js';
import { ReviewFiles } from '../../application/ports/review-files.js';

/** A review as a folder of files. */
export class FileReviewFiles extends ReviewFiles {
  override async read(folder: string, name: string): Promise<string | undefined> {
    try {
      return await readFile(join(folder, name), 'utf8');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  override replace(folder: string, name: string, text: string): Promise<void> {
    return replaceFile(join(folder, name), text);
  }

  override async replaceTable(
    folder: string,
    name: string,
    rows: readonly (readonly string[])[],
  ): Promise<string> {
    const text = rows.map(csvRecord).join('');
    await this.replace(folder, name, text);
    return sha256Hex(text);
  }
}
