import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IncomingFiles, OutgoingFiles } from '../../application/ports/delivery-files.js';
import type { FileSeal } from '../../domain/manifest.js';

/** A name of one part: what comes over the wire never leads out of its folder. */
function inside(folder: string, ...names: readonly string[]): string {
  for (const name of names)
    if (name !== basename(name) || name.startsWith('.')) throw new Error('Not a plain file name.');
  return join(folder, ...names);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size;

/** `outgoing/NAME`: the content of a packed medium folder, put there by a person. */
export class OutgoingFolder extends OutgoingFiles {
  constructor(private readonly folder: string) {
    super();
  }

  async list(packageName: string): Promise<FileSeal[]> {
    const folder = inside(this.folder, packageName);
    const names = await readdir(folder).catch(() => []);
    const seals: FileSeal[] = [];
    for (const name of names.sort()) {
      const path = inside(folder, name);
      const bytes = (await sizeOf(path)) ?? 0;
      seals.push({ name, bytes, sha256: await sha256Of(path) });
    }
    return seals;
  }

  async read(
    packageName: string,
    file: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array> {
    const handle = await open(inside(this.folder, packageName, file), 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }
}

/** `incoming/NAME`: a file grows as `FILE.part` and takes its name when its hash is right. */
export class IncomingFolder extends IncomingFiles {
  constructor(private readonly folder: string) {
    super();
  }

  async received(packageName: string, file: string): Promise<number> {
    const path = inside(this.folder, packageName, file);
    return (await sizeOf(path)) ?? (await sizeOf(`${path}.part`)) ?? 0;
  }

  async append(packageName: string, file: string, chunk: Uint8Array): Promise<void> {
    await mkdir(inside(this.folder, packageName), { recursive: true, mode: 0o700 });
    const path = `${inside(this.folder, packageName, file)}.part`;
    const handle = await open(path, 'a', 0o600);
    try {
      await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async finish(packageName: string, { name, sha256 }: FileSeal): Promise<boolean> {
    const path = inside(this.folder, packageName, name);
    if ((await sizeOf(path)) !== undefined) return true;
    const part = `${path}.part`;
    if ((await sizeOf(part)) === undefined) return false;
    if ((await sha256Of(part)) === sha256) {
      await rename(part, path);
      return true;
    }
    await rm(part);
    return false;
  }
}
