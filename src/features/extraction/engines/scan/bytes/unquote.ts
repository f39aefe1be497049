import { CLASS, COMMA, CONTROL, CR, QUOTE, QUOTED_CLASS, STOP } from './byte-class.js';
import type { Row } from './row.js';

/** A row with quotes, its values written one after another without them. */
export class QuotedRow {
  constructor(private readonly row: Row) {}

  /** False where quotes are not as RFC 4180 has them. The row's end `to` is without the line end. */
  read(from: number, to: number): boolean {
    const { row } = this;
    const { bytes } = row;
    row.count = 0;
    row.start = row.places.unquoted;
    let at = from;
    let out = row.start;
    let special = false;
    for (;;) {
      const start = out;
      const quoted = at < to && bytes[at] === QUOTE;
      const next = quoted ? this.#quoted(at + 1, to, out) : this.#bare(at, to, out);
      if (next < 0) return false;
      out = this.#out;
      special ||= this.#special;
      this.#keep(start, out);
      at = next;
      if (at === to) break;
      if (bytes[at] !== COMMA) return false;
      bytes[out] = COMMA;
      out += 1;
      at += 1;
    }
    row.end = special ? this.#withLengths(out) : out;
    return true;
  }

  #out = 0;
  #kind = 0;
  #special = false;

  #quoted(from: number, to: number, out: number): number {
    const { bytes } = this.row;
    let at = from;
    this.#kind = 0;
    this.#special = false;
    for (;;) {
      if (at >= to) return -1;
      const byte = bytes[at] as number;
      if (byte === QUOTE && bytes[at + 1] !== QUOTE) break;
      if (byte === QUOTE) at += 1;
      if (byte === COMMA) this.#special = true;
      this.#kind |= QUOTED_CLASS[byte] as number;
      bytes[out] = byte;
      out += 1;
      at += 1;
    }
    this.#out = out;
    return at + 1;
  }

  #bare(from: number, to: number, out: number): number {
    const { bytes } = this.row;
    let at = from;
    this.#kind = 0;
    this.#special = false;
    for (; at < to; at += 1, out += 1) {
      const byte = bytes[at] as number;
      const of = CLASS[byte] as number;
      if (of === STOP && byte === COMMA) break;
      if (byte === QUOTE) return -1;
      this.#kind |= byte === CR ? CONTROL : of;
      bytes[out] = byte;
    }
    this.#out = out;
    return at;
  }

  #keep(start: number, end: number): void {
    const { row } = this;
    if (row.count < row.width) {
      row.starts[row.count] = start;
      row.ends[row.count] = end;
      row.kinds[row.count] = this.#kind;
    }
    row.count += 1;
  }

  /** Values that hold commas could be divided in several ways; with the lengths after them they cannot. */
  #withLengths(out: number): number {
    const { row } = this;
    const view = new DataView(row.bytes.buffer);
    for (let column = 0; column < Math.min(row.count, row.width); column += 1, out += 4)
      view.setInt32(out, row.length(column));
    return out;
  }
}
