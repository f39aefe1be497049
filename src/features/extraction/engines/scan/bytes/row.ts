import { CLASS, COMMA, CONTROL, CR, LF, PAIR_CLASS, QUOTE, STOP } from './byte-class.js';

/** The bytes at hand do not hold the row's end. */
export const OPEN = -1;
/** The row holds a quote: it must be read by the rules of quotes. */
export const HAS_QUOTE = -2;

/** Bytes that may be read four at a time: a few more than are filled can be read. */
export class Buffered {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly #texts: Buffer;

  constructor(readonly capacity: number) {
    const buffer = new ArrayBuffer(capacity + 8);
    this.bytes = new Uint8Array(buffer);
    this.#texts = Buffer.from(buffer);
    this.view = new DataView(buffer);
  }

  text(start: number, end: number): string {
    return this.#texts.toString('utf8', start, end);
  }
}

/** Where the fields of one row stand in a buffer, and what kinds of bytes they hold. */
export class Row {
  /** Fields of the row; those beyond `width` are counted but not kept. */
  count = 0;
  /** From the first byte of the row to the end of its last field. */
  start = 0;
  end = 0;
  crlf = false;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint16Array;

  constructor(
    public buffer: Buffered,
    readonly width: number,
  ) {
    this.starts = new Int32Array(width);
    this.ends = new Int32Array(width);
    this.kinds = new Uint16Array(width);
  }

  /**
   * Reads the row that starts at `from`. The byte at `limit` must be a LF, which stands for the end of
   * what is at hand. Returns where the next row starts, OPEN or HAS_QUOTE.
   */
  read(from: number, limit: number): number {
    const { starts, ends, kinds, width } = this;
    const { bytes, view } = this.buffer;
    let at = from;
    let start = from;
    let count = 0;
    let kind = 0;
    // One loop without calls: it is most of the work, and calls would cost a third more.
    for (;;) {
      // Everything is in bounds: a LF stands at the limit and spare bytes behind it.
      let of = PAIR_CLASS[view.getUint16(at, true)] as number;
      while (of < STOP) {
        kind |= of;
        at += 2;
        of = PAIR_CLASS[view.getUint16(at, true)] as number;
      }
      of = CLASS[bytes[at] as number] as number;
      if (of < STOP) {
        kind |= of;
        at += 1;
      }
      const byte = bytes[at] as number;
      if (byte === QUOTE) return HAS_QUOTE;
      if (byte === CR && (bytes[at + 1] !== LF || at + 1 === limit)) {
        kind |= CONTROL;
        at += 1;
        continue;
      }
      if (count < width) {
        starts[count] = start;
        ends[count] = at;
        kinds[count] = kind;
      }
      count += 1;
      if (byte !== COMMA) break;
      at += 1;
      start = at;
      kind = 0;
    }
    this.count = count;
    this.start = from;
    this.end = at;
    this.crlf = bytes[at] === CR;
    if (at >= limit) return OPEN;
    return this.crlf ? at + 2 : at + 1;
  }

  text(column: number): string {
    return this.buffer.text(this.starts[column] ?? 0, this.ends[column] ?? 0);
  }

  length(column: number): number {
    return (this.ends[column] ?? 0) - (this.starts[column] ?? 0);
  }
}
