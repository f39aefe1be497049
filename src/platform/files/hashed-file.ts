import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const BUFFERED = 256 * 1024;

/** A file written in sequence, readable by its owner only, with size and SHA-256 of what was written. */
export class HashedFile {
  readonly #hash = createHash('sha256');
  #pending: string[] = [];
  #pendingLength = 0;
  #bytes = 0;

  private constructor(private readonly handle: FileHandle) {}

  /** Fails if the file exists. */
  static async create(path: string): Promise<HashedFile> {
    return new HashedFile(await open(path, 'wx', 0o600));
  }

  async write(text: string): Promise<void> {
    this.#pending.push(text);
    this.#pendingLength += text.length;
    if (this.#pendingLength >= BUFFERED) await this.#flush();
  }

  /** Written to the disk, not only to its cache. */
  async close(): Promise<{ bytes: number; sha256: string }> {
    await this.#flush();
    await this.handle.sync();
    await this.handle.close();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  async #flush(): Promise<void> {
    const data = Buffer.from(this.#pending.join(''), 'utf8');
    this.#pending = [];
    this.#pendingLength = 0;
    this.#hash.update(data);
    this.#bytes += data.length;
    for (let at = 0; at < data.length;) at += (await this.handle.write(data, at)).bytesWritten;
  }
}
