/** Encodings in which Japanese medical systems store their data, by their WHATWG names; shift_jis is Windows-31J (CP932). */
export const TEXT_ENCODINGS = ['utf-8', 'iso-2022-jp', 'euc-jp', 'shift_jis'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

const C1_CONTROLS = /[\u0080-\u009f]/;
// eslint-disable-next-line no-control-regex -- exactly the controls that are mixed up
const MIXED_UP = /[\u001a\u001c\u007f]/g;
const SORTED_OUT: Readonly<Record<string, string>> = {
  '\u001c': '\u001a',
  '\u007f': '\u001c',
  '\u001a': '\u007f',
};

/** Decodes piece after piece; null from the first byte on that is not of the encoding. */
export class FatalDecoder {
  #decoder: TextDecoder | null;

  constructor(readonly encoding: TextEncoding) {
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  write(bytes: Uint8Array): string | null {
    return this.#decode(bytes, true);
  }

  end(bytes: Uint8Array = new Uint8Array()): string | null {
    return this.#decode(bytes, false);
  }

  #decode(bytes: Uint8Array, stream: boolean): string | null {
    try {
      const text = this.#decoder?.decode(bytes, { stream }) ?? null;
      if (text !== null && this.#isSound(text)) return this.#sortedOut(text);
    } catch {
      // Not of this encoding. After a fatal error the state of the decoder is undefined.
    }
    this.#decoder = null;
    return null;
  }

  /** ICU's EUC-JP takes lone bytes 0x80–0x9F for C1 controls, which no Japanese text holds. */
  #isSound(text: string): boolean {
    return this.encoding !== 'euc-jp' || !C1_CONTROLS.test(text);
  }

  /** ICU's Shift_JIS is IBM's, which exchanges the bytes 1A, 1C and 7F: the end-of-file mark would be another one. */
  #sortedOut(text: string): string {
    if (this.encoding !== 'shift_jis') return text;
    return text.replace(MIXED_UP, (control) => SORTED_OUT[control] ?? control);
  }
}

/** The whole text, or null where a byte is not of the encoding. A byte order mark stays in the text. */
export const decodeAs = (bytes: Uint8Array, encoding: TextEncoding): string | null =>
  new FatalDecoder(encoding).end(bytes);
