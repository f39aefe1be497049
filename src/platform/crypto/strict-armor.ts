export type ArmorType = 'SIGNATURE' | 'MESSAGE';

/** CRC-24 of RFC 9580, section 6.1, by table: messages may have tens of megabytes. */
const CRC24 = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 16;
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x800000 ? 0x1864cfb : 0);
  return crc & 0xffffff;
});

function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce;
  for (const byte of bytes)
    crc = ((crc << 8) ^ (CRC24[((crc >> 16) ^ byte) & 0xff] ?? 0)) & 0xffffff;
  return crc;
}

function crcHolds(line: string, bytes: Uint8Array): boolean {
  const crc = crc24(bytes);
  const expected = Buffer.from([crc >> 16, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
  return line === `=${expected}`;
}

/**
 * Bytes of an armored block, or undefined unless every character is where RFC 9580 puts it: no armor
 * headers, canonical base64, a checksum that holds. Usual readers skip what they do not know, so that a
 * flipped bit in the armor would pass unnoticed.
 */
export function strictDearmor(text: string, type: ArmorType): Uint8Array | undefined {
  const begin = `-----BEGIN PGP ${type}-----\n\n`;
  const end = `\n-----END PGP ${type}-----`;
  const closed = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (!closed.startsWith(begin) || !closed.endsWith(end)) return undefined;
  const lines = closed.slice(begin.length, -end.length).split('\n');
  const checksum = lines.at(-1)?.startsWith('=') ? lines.pop() : undefined;
  if (lines.some((line) => line.length === 0 || line.length > 76)) return undefined;
  const base64 = lines.join('');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== base64) return undefined;
  return checksum === undefined || crcHolds(checksum, bytes) ? bytes : undefined;
}
