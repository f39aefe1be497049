const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** One record as bytes, without its line end. */
export interface RawRecord {
  readonly bytes: Buffer;
  /** Line the record starts on, from 1. */
  readonly line: number;
  readonly ending: 'crlf' | 'lf' | 'none';
  /** Quotes that never close, or no end at all: only its first line is given, reading goes on with the next. */
  readonly broken: boolean;
}

/** Longest record in bytes; an opening quote without its end must not swallow the file. */
const LONGEST = 1024 * 1024;

/** Where a record ends: index of its LF, or that the bytes at hand do not hold the end. */
type End = number | 'open' | 'unclosed';

/** Splits a byte stream into CSV records; lines within quotes stay together. */
export class RecordSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;
  /** Next quote known in the rest, so that a file without quotes is searched once, not once per record. */
  #quote = -1;

  /** Records completed by this chunk. */
  push(chunk: Buffer): RawRecord[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    return this.#drain(false);
  }

  /** What remains after the last chunk. */
  end(): RawRecord[] {
    return this.#drain(true);
  }

  #drain(atEnd: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    this.#quote = -1;
    let start = 0;
    while (start < this.#rest.length) {
      const end = this.#endOf(start);
      const tooLong = this.#rest.length - start > LONGEST;
      if (typeof end === 'number') records.push(this.#complete(start, end));
      else if (tooLong || (atEnd && end === 'unclosed')) records.push(this.#broken(start));
      else if (atEnd) records.push(this.#last(start));
      else break;
      start = this.#after(start, end);
    }
    this.#rest = this.#rest.subarray(start);
    return records;
  }

  #after(start: number, end: End): number {
    const lf = typeof end === 'number' ? end : this.#rest.indexOf(LF, start);
    const keepsWhole = end === 'open' || lf < 0;
    return keepsWhole ? this.#rest.length : lf + 1;
  }

  #endOf(start: number): End {
    let from = start;
    let lf = this.#rest.indexOf(LF, start);
    for (;;) {
      // Looked for again only once it is passed: else quotes without a line end take the square of their number.
      if (lf >= 0 && lf < from) lf = this.#rest.indexOf(LF, from);
      const quote = this.#quoteFrom(from);
      if (quote > (lf < 0 ? this.#rest.length : lf)) return lf < 0 ? 'open' : lf;
      const close = this.#rest.indexOf(QUOTE, quote + 1);
      if (close < 0) return 'unclosed';
      from = close + 1;
    }
  }

  #quoteFrom(from: number): number {
    if (this.#quote < from) {
      const at = this.#rest.indexOf(QUOTE, from);
      this.#quote = at < 0 ? Infinity : at;
    }
    return this.#quote;
  }

  #complete(start: number, lf: number): RawRecord {
    const crlf = lf > start && this.#rest[lf - 1] === CR;
    const bytes = this.#rest.subarray(start, crlf ? lf - 1 : lf);
    const line = this.#line;
    this.#line += 1;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) this.#line += 1;
    return { bytes, line, ending: crlf ? 'crlf' : 'lf', broken: false };
  }

  #broken(start: number): RawRecord {
    const lf = this.#rest.indexOf(LF, start);
    const bytes = this.#rest.subarray(start, lf < 0 ? this.#rest.length : lf);
    const line = this.#line;
    this.#line += 1;
    return { bytes, line, ending: lf < 0 ? 'none' : 'lf', broken: true };
  }

  #last(start: number): RawRecord {
    return { bytes: this.#rest.subarray(start), line: this.#line, ending: 'none', broken: false };
  }
}
