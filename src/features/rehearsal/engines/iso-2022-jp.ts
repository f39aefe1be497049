import { jisCodeOf } from '../domain/jis-x-0208.js';

const ESC = 0x1b;
/** ESC $ B: JIS X 0208 follows (ISO-IR 87). */
const TO_JIS = [ESC, 0x24, 0x42];
/** ESC ( B: ASCII follows. */
const TO_ASCII = [ESC, 0x28, 0x42];

/**
 * Encodes as SS-MIX2 messages are: ASCII and JIS X 0208, back in ASCII before every ASCII character, so
 * also before each segment end. Throws for any other character; `fitsIso2022Jp` asks beforehand.
 */
export function encodeIso2022Jp(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length * 8 + 3);
  let length = 0;
  let inJis = false;
  const shift = (to: boolean): void => {
    if (inJis === to) return;
    for (const byte of to ? TO_JIS : TO_ASCII) bytes[length++] = byte;
    inJis = to;
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const code = unit < 0x80 ? 0 : jisCodeOf(unit);
    if (unit >= 0x80 && code === 0)
      throw new RangeError(`U+${unit.toString(16)} is not in JIS X 0208.`);
    shift(code !== 0);
    if (code !== 0) bytes[length++] = code >> 8;
    bytes[length++] = code === 0 ? unit : code & 0xff;
  }
  shift(false);
  return bytes.subarray(0, length);
}
