import { isAscii } from 'node:buffer';
import { ok, refuse, type Outcome } from '../../kernel/outcome.js';
import { textErrors } from './errors.js';
import { FatalDecoder, TEXT_ENCODINGS, type TextEncoding } from './text-encoding.js';

const ESCAPE = 0x1b;
/** What Japanese text decoded rightly holds: kana, kanji, full-width forms. */
const EAST_ASIAN = /[\u3000-\u9fff\uf900-\ufaff\uff01-\uff5e\u{20000}-\u{2ffff}]/gu;
/** One or two such sequences of UTF-8 come about in other text by chance: 驗厭 in Shift_JIS is 驫} in UTF-8. */
const BEYOND_CHANCE = 3;
/** Half-width katakana read as kanji in EUC-JP, as one kana after a comma (､ｱ), but not as two kana in a row (､ｱ､ｲ). */
const KANA = /[\u3041-\u3096\u30a1-\u30fa]{2}/;

/** One candidate on trial: is everything so far of this encoding, and does it look like Japanese? */
class Candidate {
  decodes = true;
  eastAsian = 0;
  hasKana = false;
  /** The last character of the chunk before, so that no pair is cut. */
  #last = '';
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
    if (this.eastAsian < BEYOND_CHANCE) this.eastAsian += text.match(EAST_ASIAN)?.length ?? 0;
    this.hasKana ||= KANA.test(this.#last + text);
    this.#last = text.at(-1) ?? this.#last;
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
    if (this.#hasEscape && of('iso-2022-jp')?.eastAsian) return of('iso-2022-jp');
    if (this.#isAscii) return of('utf-8') ?? decoding[0];
    if ((of('utf-8')?.eastAsian ?? 0) >= BEYOND_CHANCE) return of('utf-8');
    const legacy = decoding.filter(({ encoding }) => encoding !== 'utf-8');
    if (legacy.length < decoding.length) return undefined;
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
