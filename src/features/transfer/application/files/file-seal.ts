import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { FileSeal } from '../../domain/manifest.js';

type OnBytes = (bytes: number) => void;

async function hashInto(hashes: readonly Hash[], path: string, onBytes?: OnBytes): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (const hash of hashes) hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    onBytes?.(bytes);
  }
  return bytes;
}

/** Size and SHA-256 of a file, read once as a stream; `onBytes` gets the bytes read so far. */
export async function sealOf(path: string, onBytes?: OnBytes): Promise<FileSeal> {
  const hash = createHash('sha256');
  const bytes = await hashInto([hash], path, onBytes);
  return { name: basename(path), bytes, sha256: hash.digest('hex') };
}

/** Seals of an archive: of the whole, as if its volumes were one file, and of each volume. */
export interface ArchiveSeals {
  readonly archive: FileSeal;
  readonly volumes: readonly FileSeal[];
}

/** Reads the volumes once, in the order of their paths. */
export async function sealVolumes(
  name: string,
  paths: readonly string[],
  onBytes?: OnBytes,
): Promise<ArchiveSeals> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined) {
    const seal = await sealOf(only, onBytes);
    return { archive: seal, volumes: [seal] };
  }
  const whole = createHash('sha256');
  const volumes: FileSeal[] = [];
  let total = 0;
  for (const path of paths) {
    const hash = createHash('sha256');
    const before = total;
    const bytes = await hashInto([hash, whole], path, (read) => onBytes?.(before + read));
    volumes.push({ name: basename(path), bytes, sha256: hash.digest('hex') });
    total += bytes;
  }
  return { archive: { name, bytes: total, sha256: whole.digest('hex') }, volumes };
}
