import type { TextEncoding } from '../../../platform/text/text-encoding.js';
import type { SourceBatch } from '../domain/source-batch.js';
import type { BatchBuilder } from './batch-builder.js';
import { formatLines, type FormatLine } from './format-lines.js';
import { isFileFault, type SourceFile } from './source-files.js';

/**
 * Feeds the lines of a file to `take`, handing on what has gathered in `batch` whenever that is much.
 * Returns whether the file could be read to its end.
 */
export async function* feedLines(
  { path }: SourceFile,
  encoding: TextEncoding | undefined,
  batch: BatchBuilder,
  take: (line: FormatLine) => void,
): AsyncGenerator<SourceBatch, boolean> {
  try {
    for await (const lines of formatLines(path, encoding)) {
      for (const line of lines) {
        take(line);
        if (batch.isFull) yield batch.take();
      }
    }
    return true;
  } catch (fault) {
    if (isFileFault(fault)) return false;
    throw fault;
  }
}
