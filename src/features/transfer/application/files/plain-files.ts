import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import { archiveErrors } from '../../domain/package-errors.js';

/** Takes one file's bytes beside the disk. */
export interface FileReader {
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

interface Entry {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Files that come one after another in one stream, cut by the sizes that were announced. More bytes than
 * announced end it at once: that bounds what an archive bomb can write.
 */
export class PlainFiles {
  private index = -1;
  private left = 0;
  private handle?: FileHandle;
  private reader?: FileReader;

  constructor(
    private readonly folder: string,
    private readonly entries: readonly Entry[],
    private readonly readerOf: (name: string) => FileReader,
    /** Told of every chunk's bytes. */
    private readonly onBytes?: (bytes: number) => void,
  ) {}

  async write(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      while (this.left === 0) await this.next();
      const part = chunk.subarray(at, at + this.left);
      await Promise.all([this.store(part), this.reader?.write(part)]);
      this.left -= part.length;
      at += part.length;
    }
    this.onBytes?.(chunk.length);
  }

  /** False where fewer bytes came than were announced. */
  async end(): Promise<boolean> {
    while (this.left === 0 && this.index < this.entries.length - 1) await this.next();
    if (this.left > 0) return false;
    await this.close();
    return true;
  }

  async abandon(): Promise<void> {
    await this.handle?.close().catch(() => undefined);
    this.handle = undefined;
  }

  private async store(part: Uint8Array): Promise<void> {
    for (let at = 0; at < part.length;)
      at += (await this.handle?.write(part, at))?.bytesWritten ?? part.length;
  }

  private async next(): Promise<void> {
    await this.close();
    this.index += 1;
    const entry = this.entries[this.index];
    if (!entry)
      throw new RefusedError(
        refuse(archiveErrors.ARCHIVE_CONTENT_UNEXPECTED, { reason: 'more bytes than announced' }),
      );
    this.handle = await open(join(this.folder, entry.name), 'wx', 0o600);
    this.reader = this.readerOf(entry.name);
    this.left = entry.bytes;
  }

  private async close(): Promise<void> {
    const { handle, reader } = this;
    this.handle = undefined;
    this.reader = undefined;
    await handle?.close();
    await reader?.end();
  }
}
