import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../../../platform/crypto/key-folder.js';
import { sealVolumes } from '../../application/files/file-seal.js';
import { IncomingFiles } from '../../application/ports/delivery-files.js';
import type { FileSeal } from '../../domain/manifest.js';
import { CheckedFiles } from './checked-files.js';
import { inside } from './plain-name.js';

const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size;

/** `incoming/NAME`: a file grows as `FILE.part` and takes its name when its hash is right. */
export class IncomingFolder extends IncomingFiles {
  private readonly checked = new CheckedFiles();

  constructor(private readonly folder: string) {
    super();
  }

  async received(packageName: string, seal: FileSeal): Promise<number> {
    const path = inside(this.folder, packageName, seal.name);
    if ((await sizeOf(path)) !== undefined) {
      if (await this.checked.holds(path, seal)) return seal.bytes;
      await this.discard(path);
    }
    const part = `${path}.part`;
    const size = await sizeOf(part);
    if (size === undefined || size < seal.bytes) return size ?? 0;
    if (await this.checked.holds(part, seal)) return this.finish(part, path, seal);
    await this.discard(part);
    return 0;
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

  forget(packageName: string, file: string): void {
    this.checked.forget(inside(this.folder, packageName, file));
  }

  async sha256Of(packageName: string, files: readonly string[]): Promise<string> {
    const paths = files.map((file) => inside(this.folder, packageName, file));
    return (await sealVolumes(packageName, paths)).archive.sha256;
  }

  async free(): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  erase(packageName: string): Promise<void> {
    return rm(inside(this.folder, packageName), { recursive: true, force: true });
  }

  /** Every piece was brought to the disk as it came; the new name is, too, before anybody hears of it. */
  private async finish(part: string, path: string, seal: FileSeal): Promise<number> {
    await rename(part, path);
    await syncFolder(dirname(path));
    await syncFolder(this.folder);
    await this.checked.add(path, seal);
    return seal.bytes;
  }

  private async discard(path: string): Promise<void> {
    this.checked.forget(path);
    await rm(path, { recursive: true });
  }
}
