import { CLASS } from './byte-class.js';
import type { Lanes } from './lanes.js';
import { KERNEL_CODE } from '../kernel/kernel-code.js';

/** The bytes at hand do not hold the row's end. */
export const OPEN = -1;
/** The row holds a quote: it must be read by the rules of quotes. */
export const HAS_QUOTE = -2;

/** Longest record in bytes; an opening quote without its end must not swallow the file. */
export const LONGEST_RECORD = 1024 * 1024;

/** What a hash begins with, and whether what it reaches is kept for others to begin with. */
export type HashMode = 'anew' | 'anew-and-keep' | 'from-kept';
const MODES: Readonly<Record<HashMode, number>> = { anew: 0, 'anew-and-keep': 1, 'from-kept': 2 };

const PAGE = 65_536;
const WORD = 4;
/** Words for lists of columns. */
const LISTS = 16_384;
/** Bytes that may be read beyond those filled: the kernel takes eight at a time. */
const SPARE = 16;
/** Arrays of one word per column: starts, ends, kinds, three bounds, odd columns. */
const ARRAYS = 7;
/** Words of results: count, end, CRLF, and a hash. */
const RESULTS = 8;

interface Kernel {
  setup(width: number, ...places: readonly number[]): void;
  read(from: number, limit: number): number;
  judge(columns: number): number;
  hash(list: number, mode: number): void;
  span(start: number, end: number): number;
}

const code = new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));

const pages = (bytes: number): number => Math.ceil(bytes / PAGE);

/** Values of one column that length and kinds of bytes prove right: not shorter, not longer, none of `asked`. */
export interface Bounds {
  readonly shortest: number;
  readonly longest: number;
  readonly asked: number;
}

/**
 * One row: where its fields stand in the memory, and what kinds of bytes they hold. The memory is the
 * kernel's (assembly/kernel.ts): classes of bytes, arrays of columns, lists, a row without its quotes, and
 * last, so that it can grow, what is at hand of the file.
 */
export class Row {
  /** Fields of the row; those beyond `width` are counted but not kept. */
  count = 0;
  /** From the first byte of the row to the end of its last field. */
  start = 0;
  end = 0;
  crlf = false;
  bytes!: Uint8Array<ArrayBuffer>;
  starts!: Int32Array;
  ends!: Int32Array;
  kinds!: Int32Array;
  /** Columns found by `judge`. */
  odd!: Int32Array;
  /** Where a row is written without its quotes, and where the bytes of the file are. */
  readonly unquoted: number;
  readonly input: number;
  readonly #kernel: Kernel;
  readonly #memory: WebAssembly.Memory;
  readonly #lists: number;
  #listed = 0;
  #results!: Int32Array;
  #texts!: Buffer;

  constructor(readonly width: number) {
    const arrays = CLASS.byteLength + RESULTS * WORD;
    this.#lists = arrays + ARRAYS * WORD * width;
    this.unquoted = this.#lists + LISTS * WORD;
    this.input = this.unquoted + LONGEST_RECORD + WORD * width + SPARE;
    this.#memory = new WebAssembly.Memory({
      initial: pages(this.input + 2 * LONGEST_RECORD + SPARE),
    });
    const instance = new WebAssembly.Instance(code, { env: { memory: this.#memory } });
    this.#kernel = instance.exports as unknown as Kernel;
    this.#look();
    new Uint16Array(this.#memory.buffer, 0, CLASS.length).set(CLASS);
    const at = (array: number): number => arrays + array * WORD * width;
    this.#kernel.setup(width, 0, at(0), at(1), at(2), at(3), at(6), CLASS.byteLength);
  }

  /** Bytes of the file there is room for. */
  get capacity(): number {
    return this.bytes.length - this.input - SPARE;
  }

  grow(capacity: number): void {
    this.#memory.grow(pages(capacity - this.capacity));
    this.#look();
  }

  /**
   * Reads the row that starts at `from`. The byte at `limit` must be a LF, which stands for the end of
   * what is at hand. Returns where the next row starts, OPEN or HAS_QUOTE.
   */
  read(from: number, limit: number): number {
    const next = this.#kernel.read(from, limit);
    const results = this.#results;
    this.count = results[0] as number;
    this.start = from;
    this.end = results[1] as number;
    this.crlf = results[2] === 1;
    return next;
  }

  /** What proves the values of the columns right without a closer look. */
  bound(columns: readonly Bounds[]): void {
    const { length } = this.#results;
    const first = CLASS.byteLength + length * WORD + 3 * WORD * this.width;
    const bounds = new Int32Array(this.#memory.buffer, first, 3 * this.width);
    columns.forEach(({ shortest, longest, asked }, at) => {
      bounds[at] = shortest;
      bounds[at + this.width] = longest;
      bounds[at + 2 * this.width] = asked;
    });
  }

  /** How many of the first columns do not keep their bounds: they are in `odd`. */
  judge(columns: number): number {
    return this.#kernel.judge(columns);
  }

  /** Columns that are to be hashed together; -1 stands for one the file does not have. */
  list(columns: readonly number[]): number {
    const place = this.#lists + this.#listed * WORD;
    const list = [columns.length, ...columns];
    this.#listed += list.length;
    if (this.#listed > LISTS) throw new Error('Too many lists of columns.');
    new Int32Array(this.#memory.buffer, place, list.length).set(list);
    return place;
  }

  /**
   * Hash over the values of listed columns. With 95 bits, two of 100 million different keys are taken for the
   * same once in about 10^13 runs; the texts of all keys would need five times the memory.
   */
  hash(list: number, lanes: Lanes, mode: HashMode = 'anew'): void {
    this.#kernel.hash(list, MODES[mode]);
    const results = this.#results;
    lanes.a = results[3] as number;
    lanes.b = results[4] as number;
    lanes.c = results[5] as number;
  }

  /** 32 bits over all of the row. */
  hashAll(): number {
    return this.#kernel.span(this.start, this.end);
  }

  text(column: number): string {
    return this.#texts.toString('utf8', this.starts[column] ?? 0, this.ends[column] ?? 0);
  }

  length(column: number): number {
    return (this.ends[column] ?? 0) - (this.starts[column] ?? 0);
  }

  /** The memory moves when it grows. */
  #look(): void {
    const { buffer } = this.#memory;
    const arrays = CLASS.byteLength + RESULTS * WORD;
    const array = (at: number): Int32Array =>
      new Int32Array(buffer, arrays + at * WORD * this.width, this.width);
    this.bytes = new Uint8Array(buffer);
    this.#texts = Buffer.from(buffer);
    this.#results = new Int32Array(buffer, CLASS.byteLength, RESULTS);
    this.starts = array(0);
    this.ends = array(1);
    this.kinds = array(2);
    this.odd = array(6);
  }
}
