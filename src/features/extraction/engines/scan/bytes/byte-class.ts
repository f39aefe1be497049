/** What kinds of bytes a field holds: one bit each, gathered while it is read. */
export const DIGIT = 1;
export const DOT = 2;
export const MINUS = 4;
export const UPPER = 8;
export const LOWER = 16;
/** Other printable ASCII, without the space. */
export const PUNCTUATION = 32;
export const SPACE = 64;
export const CONTROL = 128;
/** Part of a character beyond ASCII. */
export const HIGH = 256;
/** From here on a byte is none of a plain field, or may be its end. */
export const STOP = 512;

export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;
export const COMMA = 0x2c;

const between = (from: string, to: string, bit: number): [number, number, number] => [
  from.charCodeAt(0),
  to.charCodeAt(0),
  bit,
];

/** Later lines overrule earlier ones. */
const RANGES: readonly [number, number, number][] = [
  [0x00, 0x1f, CONTROL],
  between('!', '~', PUNCTUATION),
  between(' ', ' ', SPACE),
  between('0', '9', DIGIT),
  between('.', '.', DOT),
  between('-', '-', MINUS),
  between('A', 'Z', UPPER),
  between('a', 'z', LOWER),
  [0x7f, 0x7f, CONTROL],
  [0x80, 0xff, HIGH],
];

/** Class of each byte outside quotes: STOP at what may end a field. */
export const CLASS = new Uint16Array(256);
/** Class of each byte inside quotes. */
export const QUOTED_CLASS = new Uint16Array(256);

for (const [from, to, bit] of RANGES) QUOTED_CLASS.fill(bit, from, to + 1);
CLASS.set(QUOTED_CLASS);
for (const stop of [LF, CR, QUOTE, COMMA]) CLASS[stop] = STOP;
