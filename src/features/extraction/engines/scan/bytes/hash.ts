import type { Buffered, Row } from './row.js';

/** Bytes of a word that count, by how many are left. */
const KEEP = Int32Array.of(0, 0xff, 0xffff, 0xffffff);

/** A hash of 95 bits; its last word is never 0. */
export class Lanes {
  a = 0;
  b = 0;
  c = 1;

  equals(other: Lanes): boolean {
    return this.a === other.a && this.b === other.b && this.c === other.c;
  }

  copy(other: Lanes): void {
    this.a = other.a;
    this.b = other.b;
    this.c = other.c;
  }
}

function mixed(hash: number): number {
  let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/**
 * Hash over the values of columns, taken in one after another. With 95 bits, two of 100 million different
 * keys are taken for the same once in about 10^13 runs; the texts of all keys would need five times the
 * memory.
 */
export class ValueHash {
  private a = 0x3c6ef372;
  private b = 0x1f83d9ab;
  private c = 0x5be0cd19;

  /** Starts anew, or where another hash stands. */
  start(from: ValueHash = EMPTY): void {
    this.a = from.a;
    this.b = from.b;
    this.c = from.c;
  }

  /** A column of -1 is one the file does not have, as if it were empty. */
  take(row: Row, columns: Int32Array): void {
    const { starts, ends, buffer } = row;
    const { view } = buffer;
    let { a, b, c } = this;
    for (let next = 0; next < columns.length; next += 1) {
      const column = columns[next] as number;
      const end = column < 0 ? 0 : (ends[column] as number);
      let at = column < 0 ? 0 : (starts[column] as number);
      // The length tells fields apart that together hold the same bytes.
      const length = (end - at) << 24;
      let more = true;
      while (more) {
        more = at + 4 <= end;
        const word = view.getInt32(at, true);
        const taken = more ? word : (word & (KEEP[end - at] as number)) | length;
        a = Math.imul(a ^ taken, 0x9e3779b1);
        a ^= a >>> 15;
        b = Math.imul(b ^ taken, 0x85ebca77);
        b ^= b >>> 13;
        c = Math.imul(c ^ taken, 0xc2b2ae3d);
        c ^= c >>> 16;
        at += 4;
      }
    }
    this.a = a;
    this.b = b;
    this.c = c;
  }

  finish(lanes: Lanes): void {
    const { a, b, c } = this;
    lanes.a = mixed(a ^ (b >>> 7));
    lanes.b = mixed(b ^ (c >>> 9));
    lanes.c = mixed(c ^ (a >>> 11)) | 1;
  }
}

const EMPTY = new ValueHash();

/** 32 bits of the bytes from `start` to `end`. */
export function hashSpan({ view }: Buffered, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  const last = view.getInt32(at, true) & (KEEP[end - at] as number);
  return mixed(Math.imul(hash ^ last, 0x9e3779b1) ^ (end - start));
}
