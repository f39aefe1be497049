import { stat } from 'node:fs/promises';
import { sealOf } from '../../application/files/file-seal.js';
import type { FileSeal } from '../../domain/manifest.js';

/** What tells a file from every other, and from itself after it was touched. */
async function markOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join();
}

/** Files this process has hashed: one that was not touched since is not read again at every question. */
export class CheckedFiles {
  private readonly marks = new Map<string, string>();

  /** Whether the file has this size and hash. */
  async holds(path: string, { bytes, sha256 }: FileSeal): Promise<boolean> {
    const mark = `${sha256},${(await markOf(path)) ?? ''}`;
    if (this.marks.get(path) === mark) return true;
    const found = await sealOf(path);
    const holds = found.bytes === bytes && found.sha256 === sha256;
    if (holds) this.marks.set(path, mark);
    return holds;
  }

  /** Known to be this file by what was hashed under another name just now. */
  async add(path: string, { sha256 }: FileSeal): Promise<void> {
    this.marks.set(path, `${sha256},${(await markOf(path)) ?? ''}`);
  }

  /** It will be hashed anew. */
  forget(path: string): void {
    this.marks.delete(path);
  }
}
