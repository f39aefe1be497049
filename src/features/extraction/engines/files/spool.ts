import { open, rm, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';

/** person (31 bits) and whether undated (highest bit), length of the text in bytes. */
const HEADER = 8;
const UNDATED = 0x8000_0000;
const BLOCK = 256 * 1024;

export interface SpooledRow {
  readonly person: number;
  readonly isUndated: boolean;
  /** CSV record; empty where it need not be kept. */
  readonly text: string;
}

/** Rows on disk in the order they came, readable by their owner only. Holds a block in memory. */
export class Spool {
  #block = Buffer.allocUnsafe(BLOCK);
  #used = 0;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(path: string): Promise<Spool> {
    return new Spool(path, await open(path, 'wx', 0o600));
  }

  async write({ person, isUndated, text }: SpooledRow): Promise<void> {
    const length = Buffer.byteLength(text);
    if (this.#used + HEADER + length > this.#block.length) await this.#flush();
    if (HEADER + length > this.#block.length) this.#block = Buffer.allocUnsafe(HEADER + length);
    this.#block.writeUInt32LE((isUndated ? UNDATED : 0) + person, this.#used);
    this.#block.writeUInt32LE(length, this.#used + 4);
    this.#block.write(text, this.#used + HEADER);
    this.#used += HEADER + length;
  }

  /** All rows, once; nothing can be written any more. */
  async *read(): AsyncGenerator<readonly SpooledRow[]> {
    await this.#flush();
    await this.handle.close();
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of createReadStream(this.path, { highWaterMark: BLOCK })) {
      const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      const { rows, end } = rowsIn(bytes);
      rest = bytes.subarray(end);
      yield rows;
    }
    if (rest.length > 0) throw new Error('A row put aside was cut off.');
  }

  async erase(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }

  async #flush(): Promise<void> {
    for (let at = 0; at < this.#used;)
      at += (await this.handle.write(this.#block, at, this.#used - at)).bytesWritten;
    this.#used = 0;
  }
}

function rowsIn(bytes: Buffer): { rows: SpooledRow[]; end: number } {
  const rows: SpooledRow[] = [];
  let at = 0;
  while (at + HEADER <= bytes.length) {
    const next = at + HEADER + bytes.readUInt32LE(at + 4);
    if (next > bytes.length) break;
    const head = bytes.readUInt32LE(at);
    const isUndated = head >= UNDATED;
    const person = isUndated ? head - UNDATED : head;
    rows.push({ person, isUndated, text: bytes.toString('utf8', at + HEADER, next) });
    at = next;
  }
  return { rows, end: at };
}
