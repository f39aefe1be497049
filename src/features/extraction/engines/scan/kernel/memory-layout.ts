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

/** Where everything stands in a kernel's memory, in bytes; arrays have one word per column. */
export interface MemoryLayout {
  /** Classes of bytes, one of 16 bits for each. */
  readonly classes: number;
  readonly results: number;
  readonly starts: number;
  readonly ends: number;
  readonly kinds: number;
  /** Three arrays: shortest, longest, kinds asked about. */
  readonly bounds: number;
  /** Columns that do not keep their bounds. */
  readonly odd: number;
  readonly lists: number;
  /** A record without its quotes, with the length of each field behind it. */
  readonly unquoted: number;
  /** What is at hand of the file: last, so that it can grow. */
  readonly input: number;
}

export function memoryLayout(width: number): MemoryLayout {
  const results = CLASS.byteLength;
  const arrays = results + RESULTS * WORD;
  const array = (at: number): number => arrays + at * width * WORD;
  const lists = array(7);
  const unquoted = lists + LISTS * WORD;
  return {
    ...{ classes: 0, results, lists, unquoted },
    ...{ starts: array(0), ends: array(1), kinds: array(2), bounds: array(3), odd: array(6) },
    input: unquoted + LONGEST_RECORD + width * WORD + SPARE,
  };
}
