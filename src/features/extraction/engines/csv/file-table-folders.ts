import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TableFolders, type CsvBatch } from '../../application/ports/table-folders.js';
import { readCsv } from '../../../../platform/csv/read-csv.js';

export class FileTableFolders extends TableFolders {
  override async entries(directory: string): Promise<readonly string[] | null> {
    try {
      return (await readdir(directory)).sort();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw error;
    }
  }

  override read(directory: string, file: string): AsyncIterable<CsvBatch> {
    return readCsv(join(directory, file));
  }
}
