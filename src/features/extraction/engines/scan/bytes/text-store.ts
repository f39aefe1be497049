import type { Row } from './row.js';

/** Texts as another thread can read them. */
export interface StoredTexts {
  /** Texts per entry. */
  readonly width: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Start and length of each text, entry by entry. */
  readonly places: Uint32Array<ArrayBuffer>;
}

/** A few texts per entry, as bytes outside the heap: names of a million persons. */
export class TextStore {
  #bytes = new Uint8Array(4096);
  #used = 0;
  #places: Uint32Array<ArrayBuffer>;

  constructor(private readonly width: number) {
    this.#places = new Uint32Array(2 * width * 256);
  }

  /** Keeps the value unless there already is one; an empty one is none. */
  keep(entry: number, text: number, row: Row, column: number): void {
    const place = 2 * (entry * this.width + text);
    while (place >= this.#places.length)
      this.#places = doubled(this.#places, new Uint32Array(2 * this.#places.length));
    const start = row.starts[column] ?? 0;
    const end = row.ends[column] ?? 0;
    if (start === end || this.#places[place + 1] !== 0) return;
    while (this.#used + end - start > this.#bytes.length)
      this.#bytes = doubled(this.#bytes, new Uint8Array(2 * this.#bytes.length));
    // Texts are short: a loop is faster than a view of each.
    for (let at = start; at < end; at += 1)
      this.#bytes[this.#used + at - start] = row.bytes[at] as number;
    this.#places[place] = this.#used;
    this.#places[place + 1] = end - start;
    this.#used += end - start;
  }

  content(): StoredTexts {
    return { width: this.width, bytes: this.#bytes, places: this.#places };
  }
}

function doubled<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Reads stored texts. */
export class TextReader {
  readonly width: number;
  readonly #bytes: Buffer;
  readonly #places: Uint32Array;

  constructor({ width, bytes, places }: StoredTexts) {
    this.width = width;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#places = places;
  }

  /** Text of an entry, empty if none was kept. */
  text(entry: number, text: number): string {
    const place = 2 * (entry * this.width + text);
    const start = this.#places[place] ?? 0;
    const length = this.#places[place + 1] ?? 0;
    return length === 0 ? '' : this.#bytes.toString('utf8', start, start + length);
  }
}
