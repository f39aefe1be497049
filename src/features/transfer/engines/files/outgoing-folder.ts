import { open, readdir, rm } from 'node:fs/promises';
import { sealOf } from '../../application/files/file-seal.js';
import { OutgoingFiles } from '../../application/ports/delivery-files.js';
import type { FileSeal } from '../../domain/manifest.js';
import { inside } from './plain-name.js';

/** A file that is not there has no bytes. */
function gone(fault: unknown): undefined {
  if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
}

/** `outgoing/NAME`: the content of a packed medium folder, put there by a person. */
export class OutgoingFolder extends OutgoingFiles {
  constructor(private readonly folder: string) {
    super();
  }

  async list(packageName: string): Promise<FileSeal[]> {
    const folder = inside(this.folder, packageName);
    const names = await readdir(folder).catch(() => []);
    const seals: FileSeal[] = [];
    for (const name of names.sort()) seals.push(await sealOf(inside(folder, name)));
    return seals;
  }

  erase(packageName: string): Promise<void> {
    return rm(inside(this.folder, packageName), { recursive: true, force: true });
  }

  async read(
    packageName: string,
    file: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array> {
    const handle = await open(inside(this.folder, packageName, file), 'r').catch(gone);
    if (!handle) return new Uint8Array();
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }
}
