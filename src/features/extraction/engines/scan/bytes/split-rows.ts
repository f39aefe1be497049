import { isUtf8 } from 'node:buffer';
import { CR, LF, QUOTE } from './byte-class.js';
import { LONGEST_RECORD } from '../kernel/memory-layout.js';
import { HAS_QUOTE, OPEN, type Row } from './row.js';
import { QuotedRow } from './unquote.js';

export type Ending = 'crlf' | 'lf' | 'none';

/** Takes the records of a file one after another; a row is valid until the call returns. */
export interface RowSink {
  row(row: Row, ending: Ending): void;
  /** A record that cannot be read: one whose quotes are wrong, or that is longer than the longest. */
  fault(fault: 'quotes' | 'encoding'): void;
}

/** Splits a stream of bytes into the rows of a CSV file (RFC 4180); how the bytes come in chunks makes no difference. */
export class RowSplitter {
  /** Of the bytes at hand, in the row's memory. */
  #start: number;
  #end: number;
  /** Within a line that is too long and was reported. */
  #skipping = false;
  /** All records at hand are UTF-8, so that none needs to be asked. */
  #clean = true;
  readonly #quoted: QuotedRow;

  constructor(
    private readonly row: Row,
    private readonly sink: RowSink,
  ) {
    this.#start = row.places.input;
    this.#end = row.places.input;
    this.#quoted = new QuotedRow(row);
  }

  push(chunk: Uint8Array): void {
    this.#append(chunk);
    this.#drain(false);
  }

  end(): void {
    this.#drain(true);
  }

  #append(chunk: Uint8Array): void {
    const { row } = this;
    const rest = this.#end - this.#start;
    if (rest + chunk.length > row.capacity) row.grow(2 * (rest + chunk.length));
    row.bytes.copyWithin(row.places.input, this.#start, this.#end);
    row.bytes.set(chunk, row.places.input + rest);
    this.#start = row.places.input;
    this.#end = row.places.input + rest + chunk.length;
  }

  #drain(atEnd: boolean): void {
    const { bytes } = this.row;
    bytes[this.#end] = LF;
    this.#clean = this.#isClean(atEnd);
    if (this.#skipping) this.#skipLine(this.#start);
    while (this.#start < this.#end) {
      const next = this.row.read(this.#start, this.#end);
      if (next >= 0) this.#plain(next);
      else if (next === HAS_QUOTE) {
        if (!this.#withQuotes(atEnd)) return;
      } else if (this.#end - this.#start > LONGEST_RECORD + 2) this.#tooLong();
      else if (next === OPEN && atEnd) this.#last();
      else return;
    }
  }

  #isClean(atEnd: boolean): boolean {
    const { bytes } = this.row;
    const end = atEnd ? this.#end : bytes.lastIndexOf(LF, this.#end - 1) + 1;
    return end <= this.#start || isUtf8(bytes.subarray(this.#start, end));
  }

  #plain(next: number): void {
    const { start, end, crlf } = this.row;
    this.#start = next;
    if (end - start > LONGEST_RECORD) this.sink.fault('quotes');
    else if (this.#readable(start, end)) this.sink.row(this.row, crlf ? 'crlf' : 'lf');
    else this.sink.fault('encoding');
  }

  #last(): void {
    const { start } = this.row;
    const end = this.#end;
    this.#start = end;
    if (end - start > LONGEST_RECORD) this.sink.fault('quotes');
    else if (this.#readable(start, end)) this.sink.row(this.row, 'none');
    else this.sink.fault('encoding');
  }

  /** False if the bytes at hand do not hold the record's end. */
  #withQuotes(atEnd: boolean): boolean {
    const start = this.#start;
    const lf = this.#endOfRecord(start);
    if (lf !== OPEN) this.#ended(start, lf);
    else if (!atEnd && this.#end - start < LONGEST_RECORD + 2) return false;
    else if (this.#balanced && this.#end - start <= LONGEST_RECORD) {
      this.#start = this.#end;
      this.#record(start, this.#end, 'none');
    } else this.#tooLong();
    return true;
  }

  #ended(start: number, lf: number): void {
    const crlf = lf > start && this.row.bytes[lf - 1] === CR;
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
    else if (this.#quoted.read(start, end)) this.sink.row(this.row, ending);
    else this.sink.fault('quotes');
  }

  /** Whether the quotes seen by `#endOfRecord` close. */
  #balanced = true;

  /** The LF that ends the record, or OPEN. */
  #endOfRecord(start: number): number {
    const { bytes } = this.row;
    const limit = Math.min(this.#end, start + LONGEST_RECORD + 2);
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
    const lf = this.row.bytes.indexOf(LF, from);
    this.#skipping = lf >= this.#end;
    this.#start = Math.min(lf + 1, this.#end);
  }

  #readable(start: number, end: number): boolean {
    return this.#clean || isUtf8(this.row.bytes.subarray(start, end));
  }
}
