import { isUtf8 } from 'node:buffer';
import { CR, LF, QUOTE } from './byte-class.js';
import { Buffered, HAS_QUOTE, OPEN, Row } from './row.js';
import { QuotedRow } from './unquote.js';

/** Longest record in bytes; an opening quote without its end must not swallow the file. */
const LONGEST_RECORD = 1024 * 1024;

export type Ending = 'crlf' | 'lf' | 'none';

/** Takes the records of a file one after another; a row is valid until the call returns. */
export interface RowSink {
  row(row: Row, ending: Ending): void;
  /** A record that cannot be read: one whose quotes are wrong, or that is longer than the longest. */
  fault(fault: 'quotes' | 'encoding'): void;
}

/** Splits a stream of bytes into the rows of a CSV file (RFC 4180); how the bytes come in chunks makes no difference. */
export class RowSplitter {
  #buffer = new Buffered(2 * LONGEST_RECORD);
  #length = 0;
  #start = 0;
  /** Within a line that is too long and was reported. */
  #skipping = false;
  /** All records at hand are UTF-8, so that none needs to be asked. */
  #clean = true;
  readonly #row: Row;
  readonly #quoted: QuotedRow;

  constructor(
    width: number,
    private readonly sink: RowSink,
  ) {
    this.#row = new Row(this.#buffer, width);
    this.#quoted = new QuotedRow(width);
  }

  push(chunk: Uint8Array): void {
    this.#append(chunk);
    this.#drain(false);
  }

  end(): void {
    this.#drain(true);
  }

  #append(chunk: Uint8Array): void {
    const rest = this.#length - this.#start;
    const from = this.#buffer;
    if (rest + chunk.length > from.capacity) {
      this.#buffer = new Buffered(2 * (rest + chunk.length));
      this.#row.buffer = this.#buffer;
    }
    this.#buffer.bytes.set(from.bytes.subarray(this.#start, this.#length));
    this.#buffer.bytes.set(chunk, rest);
    this.#start = 0;
    this.#length = rest + chunk.length;
  }

  #drain(atEnd: boolean): void {
    const { bytes } = this.#buffer;
    bytes[this.#length] = LF;
    this.#clean = this.#isClean(atEnd);
    if (this.#skipping) this.#skipLine(this.#start);
    while (this.#start < this.#length) {
      const next = this.#row.read(this.#start, this.#length);
      if (next >= 0) this.#plain(next);
      else if (next === HAS_QUOTE) {
        if (!this.#withQuotes(atEnd)) return;
      } else if (this.#length - this.#start > LONGEST_RECORD + 2) this.#tooLong();
      else if (next === OPEN && atEnd) this.#last();
      else return;
    }
  }

  #isClean(atEnd: boolean): boolean {
    const { bytes } = this.#buffer;
    const end = atEnd ? this.#length : bytes.lastIndexOf(LF, this.#length - 1) + 1;
    return end <= this.#start || isUtf8(bytes.subarray(this.#start, end));
  }

  #plain(next: number): void {
    const { start, end, crlf } = this.#row;
    this.#start = next;
    if (end - start > LONGEST_RECORD) this.sink.fault('quotes');
    else if (this.#readable(start, end)) this.sink.row(this.#row, crlf ? 'crlf' : 'lf');
    else this.sink.fault('encoding');
  }

  #last(): void {
    const { start } = this.#row;
    const end = this.#length;
    this.#start = end;
    if (end - start > LONGEST_RECORD) this.sink.fault('quotes');
    else if (this.#readable(start, end)) this.sink.row(this.#row, 'none');
    else this.sink.fault('encoding');
  }

  /** False if the bytes at hand do not hold the record's end. */
  #withQuotes(atEnd: boolean): boolean {
    const start = this.#start;
    const lf = this.#endOfRecord(start);
    if (lf !== OPEN) this.#ended(start, lf);
    else if (!atEnd && this.#length - start < LONGEST_RECORD + 2) return false;
    else if (this.#balanced && this.#length - start <= LONGEST_RECORD) {
      this.#start = this.#length;
      this.#record(start, this.#length, 'none');
    } else this.#tooLong();
    return true;
  }

  #ended(start: number, lf: number): void {
    const crlf = lf > start && this.#buffer.bytes[lf - 1] === CR;
    const end = crlf ? lf - 1 : lf;
    if (end - start > LONGEST_RECORD) {
      this.#tooLong();
      return;
    }
    this.#start = lf + 1;
    this.#record(start, end, crlf ? 'crlf' : 'lf');
  }

  #record(start: number, end: number, ending: Ending): void {
    if (!this.#readable(start, end)) this.sink.fault('encoding');
    else if (this.#quoted.read(this.#buffer.bytes, start, end))
      this.sink.row(this.#quoted.row, ending);
    else this.sink.fault('quotes');
  }

  /** Whether the quotes seen by `#endOfRecord` close. */
  #balanced = true;

  /** The LF that ends the record, or OPEN. */
  #endOfRecord(start: number): number {
    const { bytes } = this.#buffer;
    const limit = Math.min(this.#length, start + LONGEST_RECORD + 2);
    this.#balanced = true;
    for (let at = start; at < limit; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) this.#balanced = !this.#balanced;
      else if (byte === LF && this.#balanced) return at;
    }
    return OPEN;
  }

  /** Reports the record and goes on after its first line. */
  #tooLong(): void {
    this.sink.fault('quotes');
    this.#skipLine(this.#start);
  }

  #skipLine(from: number): void {
    const lf = this.#buffer.bytes.indexOf(LF, from);
    this.#skipping = lf >= this.#length;
    this.#start = Math.min(lf + 1, this.#length);
  }

  #readable(start: number, end: number): boolean {
    return this.#clean || isUtf8(this.#buffer.bytes.subarray(start, end));
  }
}
