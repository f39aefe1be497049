/** Rows of JIS X 0208: 1–8 and 16–84. The decoder also knows vendor rows (髙, 﨑), which the standard does not. */
const inStandard = (row: number): boolean => row <= 8 || (row >= 16 && row <= 84);

/** UTF-16 code unit → two 7-bit bytes (row and cell + 0x20) as one number; 0 where there is none. */
let table: Uint16Array | undefined;

/** Node decodes EUC-JP but encodes nothing but UTF-8: the table is the decoder, inverted. */
function build(): Uint16Array {
  const decoder = new TextDecoder('euc-jp');
  const codes = new Uint16Array(0x10000);
  for (let row = 1; row <= 84; row += 1) {
    if (!inStandard(row)) continue;
    for (let cell = 1; cell <= 94; cell += 1) {
      const text = decoder.decode(Uint8Array.of(row + 0xa0, cell + 0xa0));
      if (text.length === 1 && text !== '\ufffd')
        codes[text.charCodeAt(0)] = ((row + 0x20) << 8) | (cell + 0x20);
    }
  }
  return codes;
}

/** JIS X 0208 code of a UTF-16 code unit (row byte × 256 + cell byte), or 0. */
export const jisCodeOf = (codeUnit: number): number => (table ??= build())[codeUnit] ?? 0;

/** True if ISO-2022-JP as SS-MIX2 uses it (ASCII and JIS X 0208) can hold every character. */
export function fitsIso2022Jp(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 && jisCodeOf(unit) === 0) return false;
  }
  return true;
}
