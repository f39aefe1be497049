import { CLASS } from '../bytes/byte-class.js';

/** Longest record in bytes; an opening quote without its end must not swallow the file. */
export const LONGEST_RECORD = 1024 * 1024;

/** Bytes that may be read beyond those filled: the kernel takes eight at a time. */
export const SPARE = 16;

export const WORD = 4;

/** Words of results: count, end, CRLF, and a hash of three. */
export const RESULTS = 8;

/** Words for lists of columns. */
export const LISTS = 16_384;

/** Bytes for the values of one column that were found right: 256 hashes of 16 bytes. */
const ACCEPTED = 256 * 16;

/** Bytes for a name of a code system or a shape of its codes, with the length before it. */
export const SHAPE = 32;
/** Name, shapes and end of one item of codes. */
export const SHAPES = 8 * SHAPE;
/** Items of codes the kernel looks at. */
export const SHAPED_ITEMS = 64;

/** Where everything stands in a kernel's memory, in bytes; arrays have one word per column. */
export interface MemoryLayout {
  /** Classes of bytes, one of 16 bits for each. */
  readonly classes: number;
  readonly results: number;
  readonly starts: number;
  readonly ends: number;
  readonly kinds: number;
  /** Four arrays: shortest, longest, kinds asked about, proof. */
  readonly bounds: number;
  /** Day yyyymmdd of the column's value, 0 if it has none. */
  readonly days: number;
  /** Columns that are not proved right. */
  readonly odd: number;
  readonly lists: number;
  readonly accepted: number;
  readonly shapes: number;
  /** A record without its quotes, with the length of each field behind it. */
  readonly unquoted: number;
  /** What is at hand of the file: last, so that it can grow. */
  readonly input: number;
}

export function memoryLayout(width: number): MemoryLayout {
  const results = CLASS.byteLength;
  const arrays = results + RESULTS * WORD;
  const array = (at: number): number => arrays + at * width * WORD;
  const lists = array(9);
  const accepted = lists + LISTS * WORD;
  const shapes = accepted + width * ACCEPTED;
  const unquoted = shapes + SHAPED_ITEMS * SHAPES;
  return {
    ...{ classes: 0, results, lists, accepted, shapes, unquoted },
    ...{ starts: array(0), ends: array(1), kinds: array(2) },
    ...{ bounds: array(3), odd: array(7), days: array(8) },
    input: unquoted + LONGEST_RECORD + width * WORD + SPARE,
  };
}
