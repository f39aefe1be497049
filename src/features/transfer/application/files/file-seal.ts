import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { FileSeal } from '../../domain/manifest.js';

/** Size and SHA-256 of a file, read once as a stream; `onBytes` gets the bytes read so far. */
export async function sealOf(path: string, onBytes?: (bytes: number) => void): Promise<FileSeal> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    onBytes?.(bytes);
  }
  return { name: basename(path), bytes, sha256: hash.digest('hex') };
}
