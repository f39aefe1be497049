import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { readCsv } from '../../../platform/csv/read-csv.js';
import { csvRecord } from '../../../platform/csv/write-csv.js';
import { HashedFile } from '../../../platform/files/hashed-file.js';
import {
  ConvertedTables,
  OpenTables,
  SourceTables,
  type TableRecord,
} from '../application/ports/converted-tables.js';
import { conversionErrors } from '../domain/errors.js';

const EXTENSION = '.csv';

/** Names in the folder; null where there is none. */
async function entries(directory: string): Promise<string[] | null> {
  try {
    return await readdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

export class CsvSourceTables extends SourceTables {
  override async names(directory: string): Promise<readonly string[] | null> {
    const files = await entries(directory);
    return (
      files?.filter((file) => file.endsWith(EXTENSION)).map((file) => file.slice(0, -4)) ?? null
    );
  }

  override async *read(directory: string, table: string): AsyncGenerator<readonly TableRecord[]> {
    for await (const { records } of readCsv(join(directory, table + EXTENSION))) yield records;
  }
}

class CsvFolder extends OpenTables {
  private file: HashedFile | undefined;

  constructor(
    private readonly partial: string,
    private readonly target: string,
  ) {
    super();
  }

  override async table(name: string, header: readonly string[]): Promise<void> {
    await this.file?.close();
    this.file = await HashedFile.create(join(this.partial, name + EXTENSION));
    await this.row(header);
  }

  override async row(values: readonly string[]): Promise<void> {
    await this.file?.write(csvRecord(values));
  }

  override async publish(): Promise<void> {
    await this.file?.close();
    await rmdir(this.target).catch(() => undefined);
    await rename(this.partial, this.target);
  }

  override async discard(): Promise<void> {
    await this.file?.abandon();
    await rm(this.partial, { recursive: true, force: true });
  }
}

/** Written beside its place and renamed there. */
export class CsvConvertedTables extends ConvertedTables {
  override async open(directory: string): Promise<Outcome<OpenTables>> {
    const target = resolve(directory);
    if (((await entries(target)) ?? []).length > 0)
      return refuse(conversionErrors.CONVERSION_OUTPUT_EXISTS, { directory });
    const partial = `${target}.partial`;
    // Left by a run that was killed; it holds personal data and nobody will finish it.
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true, mode: 0o700 });
    return ok(new CsvFolder(partial, target));
  }
}
