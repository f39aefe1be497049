import type { TextEncoding } from '../../src/platform/text/text-encoding.js';

/** JIS X 0208 cell of each character, told by the EUC-JP decoder. */
const cells = new Map<string, readonly [number, number]>();
for (let row = 0x21; row <= 0x7e; row++)
  for (let cell = 0x21; cell <= 0x7e; cell++) {
    const text = new TextDecoder('euc-jp').decode(Uint8Array.of(row | 0x80, cell | 0x80));
    if (text.length === 1 && text !== '\uFFFD') cells.set(text, [row, cell]);
  }

/** Two-byte characters of Windows-31J, its extensions (髙, ①) included. */
const windows31J = new Map<string, readonly [number, number]>();
for (let lead = 0xfc; lead >= 0x81; lead--)
  for (let trail = 0xfc; trail >= 0x40; trail--) {
    const text = new TextDecoder('shift_jis').decode(Uint8Array.of(lead, trail));
    if (text.length === 1 && text !== '\uFFFD') windows31J.set(text, [lead, trail]);
  }

const HALF_WIDTH = /[\uFF61-\uFF9F]/;

/** Bytes of a text in one of the encodings; throws for a character the encoding does not have. */
export function encode(text: string, encoding: TextEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'iso-2022-jp') return iso2022jp(text);
  return Buffer.concat(Array.from(text, (character) => Buffer.from(bytesOf(character, encoding))));
}

function bytesOf(character: string, encoding: TextEncoding): readonly number[] {
  const code = character.charCodeAt(0);
  if (code < 0x80) return [code];
  if (encoding === 'shift_jis')
    return HALF_WIDTH.test(character) ? [code - 0xfec0] : cellOf(character, windows31J);
  if (HALF_WIDTH.test(character)) return [0x8e, code - 0xfec0];
  return cellOf(character, cells).map((byte) => byte | 0x80);
}

function iso2022jp(text: string): Buffer {
  const bytes: number[] = [];
  let isWide = false;
  for (const character of text) {
    const wide = character.charCodeAt(0) >= 0x80;
    if (wide !== isWide) bytes.push(...Buffer.from(wide ? '\u001B$B' : '\u001B(B'));
    isWide = wide;
    bytes.push(...(wide ? cellOf(character, cells) : [character.charCodeAt(0)]));
  }
  if (isWide) bytes.push(...Buffer.from('\u001B(B'));
  return Buffer.from(bytes);
}

function cellOf(
  character: string,
  table: ReadonlyMap<string, readonly [number, number]>,
): readonly [number, number] {
  const cell = table.get(character);
  if (!cell) throw new Error(`Not in the encoding: ${character}`);
  return cell;
}

const RANGES = { kana: /[ぁ-んァ-ヶ]/, kanji: /[一-龠]/ };

/** Characters that every one of the encodings has. */
export const encodable = (kind: keyof typeof RANGES): string[] =>
  [...cells.keys()].filter(
    (character) => RANGES[kind].test(character) && windows31J.has(character),
  );
