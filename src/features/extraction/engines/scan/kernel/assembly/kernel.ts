// AssemblyScript: the steps taken for every byte, several times as fast as the same loops in JavaScript.
// kernel.ts beside this folder lays out the memory; `npm run kernel` compiles this into kernel-code.ts.

const STOP: i32 = 512;
const CONTROL: i32 = 128;
const LF: i32 = 0x0a;
const CR: i32 = 0x0d;
const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;

const OPEN: i32 = -1;
const HAS_QUOTE: i32 = -2;

const FIRST: u64 = 0x9e3779b97f4a7c15;
const SECOND: u64 = 0xc2b2ae3d27d4eb4f;

let width: i32 = 0;
let classes: i32 = 0;
let starts: i32 = 0;
let ends: i32 = 0;
let kinds: i32 = 0;
let bounds: i32 = 0;
let odd: i32 = 0;
let out: i32 = 0;

let keptA: u64 = 0;
let keptB: u64 = 0;

/** `bounds`: shortest, longest and kinds asked about of each column, one array after another. */
export function setup(
  columns: i32,
  classesAt: i32,
  startsAt: i32,
  endsAt: i32,
  kindsAt: i32,
  boundsAt: i32,
  oddAt: i32,
  outAt: i32,
): void {
  width = columns;
  classes = classesAt;
  starts = startsAt;
  ends = endsAt;
  kinds = kindsAt;
  bounds = boundsAt;
  odd = oddAt;
  out = outAt;
}

function classAt(at: i32): i32 {
  return <i32>load<u16>(classes + ((<i32>load<u8>(at)) << 1));
}

/** Reads a row; writes count, end and whether it ends with CRLF. Returns where the next row starts, OPEN or HAS_QUOTE. */
export function read(from: i32, limit: i32): i32 {
  let at = from;
  let start = from;
  let count = 0;
  let kind = 0;
  let byte = 0;
  for (;;) {
    // The byte at the limit is a LF, so that this comes to an end.
    let next = classAt(at);
    while (next < STOP) {
      kind |= next;
      at += 1;
      next = classAt(at);
    }
    byte = <i32>load<u8>(at);
    if (byte == QUOTE) return HAS_QUOTE;
    if (byte == CR && (<i32>load<u8>(at + 1) != LF || at + 1 == limit)) {
      kind |= CONTROL;
      at += 1;
      continue;
    }
    if (count < width) {
      const place = count << 2;
      store<i32>(starts + place, start);
      store<i32>(ends + place, at);
      store<i32>(kinds + place, kind);
    }
    count += 1;
    if (byte != COMMA) break;
    at += 1;
    start = at;
    kind = 0;
  }
  store<i32>(out, count);
  store<i32>(out + 4, at);
  store<i32>(out + 8, byte == CR ? 1 : 0);
  if (at >= limit) return OPEN;
  return byte == CR ? at + 2 : at + 1;
}

/** Lists the columns whose length and kinds of bytes do not prove them right; returns how many. */
export function judge(columns: i32): i32 {
  const step = width << 2;
  let found = 0;
  for (let column = 0; column < columns; column++) {
    const place = column << 2;
    const length = load<i32>(ends + place) - load<i32>(starts + place);
    const bound = bounds + place;
    if (
      length < load<i32>(bound) ||
      length > load<i32>(bound + step) ||
      (load<i32>(kinds + place) & load<i32>(bound + 2 * step)) != 0
    ) {
      store<i32>(odd + (found << 2), column);
      found += 1;
    }
  }
  return found;
}

function firstBytes(at: i32, count: i32): u64 {
  return count == 0 ? 0 : load<u64>(at) & (((<u64>1) << ((<u64>count) << 3)) - 1);
}

function mixed(word: u64): u64 {
  let hash = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

/**
 * Hash of 95 bits over the values of the columns in a list (their number, then each; -1 is empty), its last
 * word never 0. `mode`: 1 keeps the state reached, 2 begins with the state kept.
 */
export function hash(list: i32, mode: i32): void {
  let a: u64 = mode == 2 ? keptA : FIRST;
  let b: u64 = mode == 2 ? keptB : SECOND;
  const count = load<i32>(list);
  for (let next = 1; next <= count; next++) {
    const column = load<i32>(list + (next << 2));
    let at = column < 0 ? 0 : load<i32>(starts + (column << 2));
    const end = column < 0 ? 0 : load<i32>(ends + (column << 2));
    // The length tells fields apart that together hold the same bytes.
    const length = (<u64>(end - at)) << 56;
    for (; at + 8 <= end; at += 8) {
      const word = load<u64>(at);
      a = (a ^ word) * FIRST;
      a ^= a >> 32;
      b = (b ^ word) * SECOND;
      b ^= b >> 29;
    }
    const last = firstBytes(at, end - at) | length;
    a = (a ^ last) * FIRST;
    a ^= a >> 32;
    b = (b ^ last) * SECOND;
    b ^= b >> 29;
  }
  if (mode == 1) {
    keptA = a;
    keptB = b;
  }
  const one = mixed(a);
  store<i32>(out + 12, <i32>one);
  store<i32>(out + 16, <i32>(one >> 32));
  store<i32>(out + 20, (<i32>mixed(b ^ one)) | 1);
}

/** 32 bits over the bytes from `start` to `end`. */
export function span(start: i32, end: i32): i32 {
  let hash: u64 = SECOND;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    hash = (hash ^ load<u64>(at)) * FIRST;
    hash ^= hash >> 32;
  }
  const last = firstBytes(at, end - at);
  return <i32>mixed(((hash ^ last) * FIRST) ^ (<u64>(end - start)));
}
