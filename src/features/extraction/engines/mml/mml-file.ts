import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { SourceFinding } from '../../domain/source-finding.js';
import { mapAhead } from '../map-ahead.js';
import { isFileFault, sourceFiles, type SourceFile } from '../source-files.js';

/** A file that can be read from its beginning several times. */
export interface MmlFile {
  /** Relative to the source. */
  readonly path: string;
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Bytes up to which a file is read at once: most files hold one document, and opening costs more than reading. */
const SMALL = 256 * 1024;

async function opened({ path, name }: SourceFile): Promise<MmlFile | SourceFinding> {
  try {
    const { size } = await stat(path);
    if (size > SMALL)
      return { path: name, chunks: () => createReadStream(path, { highWaterMark: SMALL }) };
    const bytes = await readFile(path);
    return { path: name, chunks: () => [bytes] };
  } catch (fault) {
    if (isFileFault(fault)) return { path: name, code: 'UNREADABLE' };
    throw fault;
  }
}

/** Files opened ahead, so that reading one does not wait for the disk to find the next. */
const AHEAD = 16;

/** The file, or all files below the folder, in one order on every machine. */
export const mmlFiles = (source: string): AsyncIterable<MmlFile | SourceFinding> =>
  mapAhead(sourceFiles(source), AHEAD, (file) =>
    'code' in file ? Promise.resolve(file) : opened(file),
  );
