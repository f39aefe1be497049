import { decodeLines, type TextLine } from './decode-lines.js';
import type { TextEncoding } from './text-encoding.js';

/** No UTF-8 text holds this byte, so that every reader of UTF-8 reports the line as undecodable. */
const UNDECODABLE = Buffer.from([0xff]);

const bytesOf = ({ text, ending }: TextLine): Buffer =>
  text === null
    ? Buffer.concat([UNDECODABLE, Buffer.from(ending)])
    : Buffer.from(text + ending, 'utf8');

/**
 * A text in any of the encodings as UTF-8, line ends as they are, in constant memory. A line that does not
 * decode becomes the single byte 0xFF: it keeps its number and stays a fault, and nothing is made up for it.
 */
export async function* transcodeToUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<Buffer> {
  for await (const lines of decodeLines(chunks, encoding))
    if (lines.length > 0) yield Buffer.concat(lines.map(bytesOf));
}
