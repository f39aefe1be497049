import { isAscii } from 'node:buffer';
import { ok, refuse, type Outcome } from '../../kernel/outcome.js';
import { textErrors } from './errors.js';
import { FatalDecoder, TEXT_ENCODINGS, type TextEncoding } from './text-encoding.js';

const ESCAPE = 0x1b;
/** What Japanese text decoded rightly holds: kana, kanji, full-width forms. */
const EAST_ASIAN = /[\u3000-\u9fff\uf900-\ufaff\uff01-\uff5e\u{20000}-\u{2ffff}]/u;
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;

/** One candidate on trial: is everything so far of this encoding, and does it look like Japanese? */
class Candidate {
  decodes = true;
  isEastAsian = false;
  hasKana = false;
  readonly #decoder: FatalDecoder;

  constructor(readonly encoding: TextEncoding) {
    this.#decoder = new FatalDecoder(encoding);
  }

  write(bytes: Uint8Array): void {
    this.#look(this.#decoder.write(bytes));
  }

  end(): void {
    this.#look(this.#decoder.end());
  }

  #look(text: string | null): void {
    this.decodes = text !== null;
    if (text === null) return;
    this.isEastAsian ||= EAST_ASIAN.test(text);
    this.hasKana ||= KANA.test(text);
  }
}

/**
 * Tells an encoding by fatal trial decoding in all candidates at once, over the whole of the data: a
 * sample could miss the one name that settles it. Never guesses: what two encodings can mean is refused.
 */
export class EncodingTrial {
  #candidates: readonly Candidate[];
  readonly #asked: readonly TextEncoding[];
  #hasEscape = false;
  #isAscii = true;
  /** Whether the chunk before ended between characters, so that an ASCII chunk tells nothing new. */
  #isBetween = true;

  constructor(candidates: readonly TextEncoding[] = TEXT_ENCODINGS) {
    this.#asked = candidates;
    this.#candidates = candidates.map((encoding) => new Candidate(encoding));
  }

  write(chunk: Uint8Array): void {
    const escapes = chunk.includes(ESCAPE);
    const ascii = isAscii(chunk);
    this.#hasEscape ||= escapes;
    this.#isAscii &&= ascii;
    if (ascii && this.#isBetween && !this.#hasEscape) return;
    this.#candidates.forEach((candidate) => {
      candidate.write(chunk);
    });
    this.#candidates = this.#candidates.filter(({ decodes }) => decodes);
    this.#isBetween = (chunk.at(-1) ?? 0) < 0x80;
  }

  end(): Outcome<TextEncoding> {
    this.#candidates.forEach((candidate) => {
      candidate.end();
    });
    return this.#verdict(this.#candidates.filter(({ decodes }) => decodes));
  }

  #verdict(decoding: readonly Candidate[]): Outcome<TextEncoding> {
    const [first, ...others] = decoding;
    if (first === undefined)
      return refuse(textErrors.TEXT_UNDECODABLE, { encodings: this.#asked.join(', ') });
    const settled = others.length === 0 ? first : this.#settled(decoding);
    if (settled) return ok(settled.encoding);
    const encodings = decoding.map(({ encoding }) => encoding).join(', ');
    return refuse(textErrors.TEXT_ENCODING_AMBIGUOUS, { encodings });
  }

  /** What tells several readings apart, from the surest sign to the weakest. */
  #settled(decoding: readonly Candidate[]): Candidate | undefined {
    const of = (encoding: TextEncoding) => decoding.find((one) => one.encoding === encoding);
    // Escape sequences are 7-bit, so that UTF-8 would take them as well.
    if (this.#hasEscape && of('iso-2022-jp')?.isEastAsian) return of('iso-2022-jp');
    if (this.#isAscii) return of('utf-8') ?? decoding[0];
    // Sequences of three and more bytes come about by chance in no other encoding's text.
    if (of('utf-8')?.isEastAsian) return of('utf-8');
    const legacy = decoding.filter(({ encoding }) => encoding !== 'utf-8');
    if (legacy.length < decoding.length) return undefined;
    // Half-width katakana in pairs read as kanji in EUC-JP, but never as kana.
    return of('euc-jp')?.hasKana ? of('euc-jp') : undefined;
  }
}

/** The encoding of a stream, read to its end. */
export async function detectEncoding(
  chunks: AsyncIterable<Uint8Array>,
  candidates?: readonly TextEncoding[],
): Promise<Outcome<TextEncoding>> {
  const trial = new EncodingTrial(candidates);
  for await (const chunk of chunks) trial.write(chunk);
  return trial.end();
}
