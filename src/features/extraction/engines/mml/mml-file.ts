import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SourceFinding } from '../../domain/source-finding.js';

/** A file that can be read from its beginning several times. */
export interface MmlFile {
  /** Relative to the source. */
  readonly path: string;
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Bytes up to which a file is read at once: most files hold one document, and opening costs more than reading. */
const SMALL = 256 * 1024;

async function fileAt(root: string, path: string, size: number): Promise<MmlFile> {
  const absolute = join(root, path);
  if (size > SMALL)
    return { path, chunks: () => createReadStream(absolute, { highWaterMark: SMALL }) };
  const bytes = await readFile(absolute);
  return { path, chunks: () => [bytes] };
}

async function* walk(root: string, path: string): AsyncGenerator<MmlFile | SourceFinding> {
  try {
    const stats = await lstat(join(root, path));
    if (stats.isFile()) yield await fileAt(root, path, stats.size);
    else if (!stats.isDirectory()) yield { path, code: 'NOT_A_FILE' };
    else
      for (const name of (await readdir(join(root, path))).sort())
        yield* walk(root, join(path, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    yield { path, code: 'UNREADABLE' };
  }
}

/** The file, or all files below the folder, in one order on every machine. */
export async function* mmlFiles(source: string): AsyncGenerator<MmlFile | SourceFinding> {
  const isFile = (await lstat(source)).isFile();
  yield* isFile ? walk(dirname(source), basename(source)) : walk(source, '');
}
