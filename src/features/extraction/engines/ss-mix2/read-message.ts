import { close, constants, open, read } from 'node:fs';
import { join } from 'node:path';
import type { FindingCode } from '../../domain/source-finding.js';
import type { ReadMessage } from './read-patient.js';

const LARGEST_MESSAGE = 16 * 1024 * 1024;

/** Most messages fit at once; the median of a storage is about 1 KB. */
const FIRST_BUFFER = 8 * 1024;

// No links are followed, and a pipe put there cannot hold the reading up.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

type Done = (result: Uint8Array | FindingCode) => void;

/** Reads until the end of the file; a full buffer is doubled up to the limit. */
function readOn(descriptor: number, buffer: Buffer, filled: number, done: Done): void {
  read(descriptor, buffer, filled, buffer.length - filled, null, (error, bytes) => {
    const now = filled + bytes;
    if (error) done('UNREADABLE');
    else if (bytes === 0) done(buffer.subarray(0, now));
    else if (now < buffer.length) readOn(descriptor, buffer, now, done);
    else if (now >= LARGEST_MESSAGE) done('TOO_LARGE');
    else readOn(descriptor, Buffer.concat([buffer], 2 * buffer.length), now, done);
  });
}

/**
 * Reads the many small files of a storage. Asynchronous although synchronous calls take half the CPU
 * when everything lies in the cache: real storages are cold, and there reading ahead counts.
 */
export const messageReader =
  (root: string): ReadMessage =>
  (path) =>
    new Promise((resolve) => {
      open(join(root, path), FLAGS, (error, descriptor) => {
        if (error) {
          resolve('UNREADABLE');
          return;
        }
        readOn(descriptor, Buffer.allocUnsafe(FIRST_BUFFER), 0, (result) => {
          close(descriptor, () => undefined);
          resolve(result);
        });
      });
    });
