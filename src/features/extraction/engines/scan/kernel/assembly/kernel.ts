// AssemblyScript: the steps taken for every byte, several times as fast as the same loops in JavaScript.
// kernel.ts beside this folder lays out the memory; `npm run kernel` compiles this into kernel-code.ts.

const STOP: i32 = 512;
const CONTROL: i32 = 128;
const LF: i32 = 0x0a;
const CR: i32 = 0x0d;
const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const DASH: u8 = 0x2d;
const POINT: u8 = 0x2e;
const ZERO: i32 = 0x30;
const NINE: u8 = 0x39;
const COLON: u8 = 0x3a;
const CAPITAL_A: u8 = 0x41;
const CAPITAL_T: u8 = 0x54;
const CAPITAL_Z: u8 = 0x5a;

const DIGIT: i32 = 1;
const PUNCTUATION: i32 = 32;

// Proofs and their marks, as in plain-span.ts.
const PROOF: i32 = 7;
const SPAN: i32 = 1;
const TEXT: i32 = 2;
const DECIMAL: i32 = 3;
const DATE: i32 = 4;
const DATETIME: i32 = 5;
const REQUIRED: i32 = 8;
const HAS_DAY: i32 = 16;
const MAY_BE_FUTURE: i32 = 32;

const DATE_LENGTH: i32 = 10;
const SHORTEST_MAIL: i32 = 6;
const SHORTEST_PHONE: i32 = 10;

const ACCEPTED_BITS: i32 = 8;
const SHAPE: i32 = 32;

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
let days: i32 = 0;
let accepted: i32 = 0;

let firstDay: i32 = 0;
let asOf: i32 = 0;

// Words of the hash being made, and of one that others begin with.
let a: u64 = 0;
let b: u64 = 0;
let keptA: u64 = 0;
let keptB: u64 = 0;

/** `bounds`: shortest, longest, kinds asked about and proof of each column, one array after another. */
export function setup(
  columns: i32,
  classesAt: i32,
  startsAt: i32,
  endsAt: i32,
  kindsAt: i32,
  boundsAt: i32,
  oddAt: i32,
  outAt: i32,
  daysAt: i32,
  acceptedAt: i32,
): void {
  width = columns;
  classes = classesAt;
  starts = startsAt;
  ends = endsAt;
  kinds = kindsAt;
  bounds = boundsAt;
  odd = oddAt;
  out = outAt;
  days = daysAt;
  accepted = acceptedAt;
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
    const next = classAt(at);
    if (next < STOP) {
      kind |= next;
      at += 1;
      continue;
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

/** Two digits as a number, or -1. */
function two(at: i32): i32 {
  const tens = <i32>load<u8>(at) - ZERO;
  const ones = <i32>load<u8>(at + 1) - ZERO;
  return <u32>tens <= 9 && <u32>ones <= 9 ? tens * 10 + ones : -1;
}

function lastDay(year: i32, month: i32): i32 {
  if (month != 2) return 30 + ((month + (month >> 3)) & 1);
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
}

/** `YYYY-MM-DD` as the number yyyymmdd, or 0 if it is no day of the calendar. */
function isoDay(at: i32): i32 {
  if (load<u8>(at + 4) != DASH || load<u8>(at + 7) != DASH) return 0;
  const century = two(at);
  const inCentury = two(at + 2);
  const month = two(at + 5);
  const day = two(at + 8);
  if (century < 0 || inCentury < 0 || month < 1 || month > 12 || day < 1) return 0;
  const year = century * 100 + inCentury;
  return day > lastDay(year, month) ? 0 : year * 10000 + month * 100 + day;
}

/** `Thh:mm` or `Thh:mm:ss`. */
function isTime(at: i32, length: i32): bool {
  if ((length != 6 && length != 9) || load<u8>(at) != CAPITAL_T) return false;
  if (load<u8>(at + 3) != COLON || <u32>two(at + 1) > 23 || <u32>two(at + 4) > 59) return false;
  return length == 6 || (load<u8>(at + 6) == COLON && <u32>two(at + 7) <= 59);
}

/** A day of the calendar within the years asked for, kept as the column's day. */
function isDay(column: i32, start: i32, length: i32, proof: i32): bool {
  if (length < DATE_LENGTH) return false;
  const day = isoDay(start);
  if (day < firstDay || (day > asOf && (proof & MAY_BE_FUTURE) == 0)) return false;
  if (length > DATE_LENGTH && !isTime(start + DATE_LENGTH, length - DATE_LENGTH)) return false;
  store<i32>(days + (column << 2), day);
  return true;
}

function isPlainDecimal(start: i32, end: i32): bool {
  let points = 0;
  for (let at = start; at < end; at++) if (load<u8>(at) == POINT) points += 1;
  return points <= 1 && end - start > points;
}

/** What remains to be seen where length and kinds of bytes are right. */
function proves(column: i32, proof: i32, start: i32, end: i32): bool {
  const length = end - start;
  const kind = load<i32>(kinds + (column << 2));
  switch (proof & PROOF) {
    case SPAN:
      return true;
    case TEXT:
      return (
        ((kind & PUNCTUATION) == 0 || length < SHORTEST_MAIL) &&
        ((kind & DIGIT) == 0 || length < SHORTEST_PHONE)
      );
    case DECIMAL:
      return isPlainDecimal(start, end);
    case DATE:
      return length == DATE_LENGTH && isDay(column, start, length, proof);
    case DATETIME:
      return isDay(column, start, length, proof);
    default:
      return false;
  }
}

/** Where values of a column that were found right are remembered: each may stand in one place only. */
function placeOf(column: i32, start: i32, end: i32): i32 {
  a = FIRST;
  b = SECOND;
  absorb(start, end);
  a = mixed(a);
  b = mixed(b ^ a);
  return accepted + (((column << ACCEPTED_BITS) + ((<i32>a) & ((1 << ACCEPTED_BITS) - 1))) << 4);
}

function isAccepted(column: i32, start: i32, end: i32): bool {
  const place = placeOf(column, start, end);
  return load<u64>(place) == a && load<u64>(place + 8) == b;
}

/** The column's value was found right: `judge` need not ask about it again. */
export function accept(column: i32): void {
  const place = placeOf(column, load<i32>(starts + (column << 2)), load<i32>(ends + (column << 2)));
  store<u64>(place, a);
  store<u64>(place + 8, b);
}

/** Days that may be: yyyymmdd. */
export function between(first: i32, last: i32): void {
  firstDay = first;
  asOf = last;
}

function isRight(column: i32): bool {
  const place = column << 2;
  const start = load<i32>(starts + place);
  const end = load<i32>(ends + place);
  const bound = bounds + place;
  const step = width << 2;
  const proof = load<i32>(bound + 3 * step);
  store<i32>(days + place, 0);
  const length = end - start;
  if (length == 0) return (proof & REQUIRED) == 0;
  if (
    length >= load<i32>(bound) &&
    length <= load<i32>(bound + step) &&
    (load<i32>(kinds + place) & load<i32>(bound + 2 * step)) == 0 &&
    proves(column, proof, start, end)
  )
    return true;
  return (proof & HAS_DAY) == 0 && isAccepted(column, start, end);
}

/** Lists the columns whose values are not proved right; returns how many. */
export function judge(columns: i32): i32 {
  let found = 0;
  for (let column = 0; column < columns; column++)
    if (!isRight(column)) {
      store<i32>(odd + (found << 2), column);
      found += 1;
    }
  return found;
}

/** Whether the bytes are of this shape: 9 stands for a digit, A for a capital letter, others for themselves. */
function hasShape(start: i32, shape: i32, length: i32): bool {
  for (let next = 0; next < length; next++) {
    const byte = load<u8>(start + next);
    const wanted = load<u8>(shape + next);
    const first = wanted == NINE ? <u8>ZERO : wanted;
    const last = wanted == CAPITAL_A ? CAPITAL_Z : wanted;
    if (byte < first || byte > last) return false;
  }
  return true;
}

/**
 * Whether a code has one of the shapes of its system, told by its name. `shapes`: length and bytes of that name,
 * then of each shape, ending with a length of 0; every entry takes `SHAPE` bytes.
 */
export function isShaped(code: i32, system: i32, shapes: i32): bool {
  const named = load<i32>(starts + (system << 2));
  const name = load<i32>(shapes);
  if (load<i32>(ends + (system << 2)) - named != name) return false;
  if (memory.compare(named, shapes + 4, name) != 0) return false;
  const start = load<i32>(starts + (code << 2));
  const length = load<i32>(ends + (code << 2)) - start;
  for (let at = shapes + SHAPE; load<i32>(at) > 0; at += SHAPE)
    if (load<i32>(at) == length && hasShape(start, at + 4, length)) return true;
  return false;
}

function firstBytes(at: i32, count: i32): u64 {
  return count == 0 ? 0 : load<u64>(at) & (((<u64>1) << ((<u64>count) << 3)) - 1);
}

function mixed(word: u64): u64 {
  let hash = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

/** Takes the bytes into the hash. Their number tells fields apart that together hold the same bytes. */
function absorb(start: i32, end: i32): void {
  let one = a;
  let other = b;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    const word = load<u64>(at);
    one = (one ^ word) * FIRST;
    one ^= one >> 32;
    other = (other ^ word) * SECOND;
    other ^= other >> 29;
  }
  const last = firstBytes(at, end - at) | ((<u64>(end - at)) << 56);
  one = (one ^ last) * FIRST;
  other = (other ^ last) * SECOND;
  a = one ^ (one >> 32);
  b = other ^ (other >> 29);
}

/**
 * Hash of 95 bits over the values of the columns in a list (their number, then each; -1 is empty), its last
 * word never 0. `mode`: 1 keeps the state reached, 2 begins with the state kept.
 */
export function hash(list: i32, mode: i32): void {
  a = mode == 2 ? keptA : FIRST;
  b = mode == 2 ? keptB : SECOND;
  const count = load<i32>(list);
  for (let next = 1; next <= count; next++) {
    const place = load<i32>(list + (next << 2)) << 2;
    if (place < 0) absorb(0, 0);
    else absorb(load<i32>(starts + place), load<i32>(ends + place));
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
