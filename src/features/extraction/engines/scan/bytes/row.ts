import { CLASS } from './byte-class.js';
import type { Lanes } from './lanes.js';
import { kernelOn, pagesFor, type Kernel } from '../kernel/kernel.js';
import {
  LISTS,
  LONGEST_RECORD,
  memoryLayout,
  RESULTS,
  SHAPE,
  SHAPED_ITEMS,
  SHAPES,
  SPARE,
  WORD,
  type MemoryLayout,
} from '../kernel/memory-layout.js';

/** The bytes at hand do not hold the row's end. */
export const OPEN = -1;
/** The row holds a quote: it must be read by the rules of quotes. */
export const HAS_QUOTE = -2;

/** What a hash begins with, and whether what it reaches is kept for others to begin with. */
export type HashMode = 'anew' | 'anew-and-keep' | 'from-kept';
const MODES: Readonly<Record<HashMode, number>> = { anew: 0, 'anew-and-keep': 1, 'from-kept': 2 };

/** Values of one column the kernel proves right: not shorter, not longer, none of `asked`, and as `proof` says. */
export interface Bounds {
  readonly shortest: number;
  readonly longest: number;
  readonly asked: number;
  readonly proof: number;
}

/** One row: where its fields stand in the kernel's memory, and what kinds of bytes they hold. */
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
  /** Day yyyymmdd of each column's value, 0 if it has none: known after `judge`. */
  days!: Int32Array;
  readonly places: MemoryLayout;
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: Kernel;
  #listed = 0;
  #shaped = 0;
  #results!: Int32Array;
  #texts!: Buffer;

  constructor(readonly width: number) {
    this.places = memoryLayout(width);
    const { classes, results, starts, ends, kinds, bounds, odd, days, accepted, input } =
      this.places;
    const bytes = input + 2 * LONGEST_RECORD + SPARE;
    this.#memory = new WebAssembly.Memory({ initial: pagesFor(bytes) });
    this.#kernel = kernelOn(this.#memory);
    this.#kernel.setup(width, classes, starts, ends, kinds, bounds, odd, results, days, accepted);
    new Uint16Array(this.#memory.buffer, classes, CLASS.length).set(CLASS);
    this.#look();
  }

  /** Bytes of the file there is room for. */
  get capacity(): number {
    return this.bytes.length - this.places.input - SPARE;
  }

  grow(capacity: number): void {
    this.#memory.grow(pagesFor(capacity - this.capacity));
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

  /** What proves the values of the columns right; days (yyyymmdd) outside `first` to `last` are never right. */
  bound(columns: readonly Bounds[], first: number, last: number): void {
    const bounds = new Int32Array(this.#memory.buffer, this.places.bounds, 4 * this.width);
    columns.forEach(({ shortest, longest, asked, proof }, at) => {
      bounds[at] = shortest;
      bounds[at + this.width] = longest;
      bounds[at + 2 * this.width] = asked;
      bounds[at + 3 * this.width] = proof;
    });
    this.#kernel.between(first, last);
  }

  /** How many values of the first columns are not proved right: they are in `odd`. */
  judge(columns: number): number {
    return this.#kernel.judge(columns);
  }

  /** The column's value was found right: while it is remembered, `judge` proves it right. */
  accept(column: number): void {
    this.#kernel.accept(column);
  }

  /** Room for what `isShaped` reads. */
  shapes(): number {
    if (this.#shaped === SHAPED_ITEMS) throw new Error('Too many items of codes.');
    return this.places.shapes + SHAPES * this.#shaped++;
  }

  /** Keeps the name of a code system, and the shapes its codes have: 9 for a digit, A for a capital letter. */
  setShapes(place: number, texts: readonly string[]): void {
    const entries = new DataView(this.#memory.buffer, place, SHAPES);
    texts.forEach((text, at) => {
      entries.setInt32(at * SHAPE, text.length, true);
      this.bytes.set(Buffer.from(text, 'latin1'), place + at * SHAPE + WORD);
    });
    entries.setInt32(texts.length * SHAPE, 0, true);
  }

  /** Whether the code has a shape of its system, and that is the one kept. */
  isShaped(code: number, system: number, place: number): boolean {
    return this.#kernel.isShaped(code, system, place) !== 0;
  }

  /** Columns that are to be hashed together; -1 stands for one the file does not have. */
  list(columns: readonly number[]): number {
    const place = this.places.lists + this.#listed * WORD;
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
    const { results, starts, ends, kinds, odd, days } = this.places;
    this.bytes = new Uint8Array(buffer);
    this.#texts = Buffer.from(buffer);
    this.#results = new Int32Array(buffer, results, RESULTS);
    this.starts = new Int32Array(buffer, starts, this.width);
    this.ends = new Int32Array(buffer, ends, this.width);
    this.kinds = new Int32Array(buffer, kinds, this.width);
    this.odd = new Int32Array(buffer, odd, this.width);
    this.days = new Int32Array(buffer, days, this.width);
  }
}
