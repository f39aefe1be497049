import { decodeAs, type TextEncoding } from './text-encoding.js';

const LF = 0x0a;
/** Longest line in bytes: a file without line ends must not be held whole. */
const LONGEST = 1024 * 1024;

export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end, a byte order mark included; null where it cannot be read. */
  readonly text: string | null;
  readonly fault: 'encoding' | 'too-long' | null;
  readonly ending: '\r\n' | '\n' | '';
}

/** Gives a byte stream out in blocks of whole lines. */
class LineBlocks {
  #rest: Buffer = Buffer.alloc(0);
  #isSkipping = false;

  /** Lines completed by this chunk; `too-long` stands for one line that is dropped. */
  push(chunk: Buffer): (Buffer | 'too-long')[] {
    const bytes = this.#withoutSkipped(chunk);
    const after = bytes.lastIndexOf(LF) + 1;
    const joined = Buffer.concat([this.#rest, bytes.subarray(0, after)]);
    this.#rest = after === 0 ? Buffer.concat([joined, bytes]) : Buffer.from(bytes.subarray(after));
    const blocks = after === 0 ? [] : [joined];
    if (this.#rest.length <= LONGEST) return blocks;
    this.#rest = Buffer.alloc(0);
    this.#isSkipping = true;
    return [...blocks, 'too-long'];
  }

  end(): Buffer {
    return this.#rest;
  }

  #withoutSkipped(chunk: Buffer): Buffer {
    if (!this.#isSkipping) return chunk;
    const end = chunk.indexOf(LF);
    this.#isSkipping = end < 0;
    return chunk.subarray(end < 0 ? chunk.length : end + 1);
  }
}

/** Numbers and decodes lines. LF is part of no multi-byte character of the four encodings. */
class LineDecoder {
  #number = 0;

  constructor(private readonly encoding: TextEncoding) {}

  tooLong(): TextLine {
    return { number: (this.#number += 1), text: null, fault: 'too-long', ending: '\n' };
  }

  /** At once where all of the block decodes, else line by line. */
  lines(block: Buffer): TextLine[] {
    if (block.length === 0) return [];
    const whole = decodeAs(block, this.encoding);
    return whole === null ? this.#oneByOne(block) : this.#split(whole);
  }

  #split(block: string): TextLine[] {
    const texts = block.split('\n');
    const last = texts.pop() ?? '';
    const lines = texts.map((text) => this.#line(text, true));
    return last === '' ? lines : [...lines, this.#line(last, false)];
  }

  #oneByOne(block: Buffer): TextLine[] {
    const lines: TextLine[] = [];
    for (let start = 0; start < block.length;) {
      const lf = block.indexOf(LF, start);
      const end = lf < 0 ? block.length : lf;
      lines.push(this.#line(decodeAs(block.subarray(start, end), this.encoding), lf >= 0));
      start = end + 1;
    }
    return lines;
  }

  #line(text: string | null, isEnded: boolean): TextLine {
    const number = (this.#number += 1);
    if (text === null) return { number, text, fault: 'encoding', ending: isEnded ? '\n' : '' };
    const hasReturn = isEnded && text.endsWith('\r');
    const ending = hasReturn ? '\r\n' : isEnded ? '\n' : '';
    return { number, text: hasReturn ? text.slice(0, -1) : text, fault: null, ending };
  }
}

/** Lines of a byte stream in batches, faulty ones included, in constant memory. */
export async function* decodeLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<readonly TextLine[]> {
  const blocks = new LineBlocks();
  const decoder = new LineDecoder(encoding);
  for await (const chunk of chunks) {
    const complete = blocks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    yield complete.flatMap((block) =>
      block === 'too-long' ? [decoder.tooLong()] : decoder.lines(block),
    );
  }
  yield decoder.lines(blocks.end());
}
