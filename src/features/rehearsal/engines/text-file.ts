import { open, type FileHandle } from 'node:fs/promises';

const CHUNK = 256 * 1024;

/** A UTF-8 file written in large pieces, one after another. */
export class TextFile {
  private pending = '';

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<TextFile> {
    return new TextFile(await open(path, 'wx'));
  }

  async write(text: string): Promise<void> {
    this.pending += text;
    if (this.pending.length >= CHUNK) await this.flush();
  }

  async close(): Promise<void> {
    await this.flush();
    await this.file.close();
  }

  private async flush(): Promise<void> {
    const text = this.pending;
    this.pending = '';
    await this.file.appendFile(text, 'utf8');
  }
}
