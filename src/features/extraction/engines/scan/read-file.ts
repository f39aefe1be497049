import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1024 * 1024;

/** Hands the file over a chunk at a time; a chunk is valid until the call returns. */
export function readChunks(path: string, take: (chunk: Uint8Array) => void): void {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(CHUNK);
    for (;;) {
      const length = readSync(file, buffer, 0, CHUNK, null);
      if (length === 0) return;
      take(buffer.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}
