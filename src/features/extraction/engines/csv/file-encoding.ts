import { isUtf8 } from 'node:buffer';
import { decodeLines } from '../../../../platform/text/decode-lines.js';
import { detectEncoding } from '../../../../platform/text/detect-encoding.js';
import { textErrors } from '../../../../platform/text/errors.js';
import { TEXT_ENCODINGS, type TextEncoding } from '../../../../platform/text/text-encoding.js';

/** Bytes of a file, from its beginning, as often as they are asked for. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

const ESCAPE = 0x1b;
/** Where the last character begins, at most this many bytes before the end of a chunk. */
const LONGEST_CHARACTER = 4;

/** How many bytes at the end of a chunk belong to a character the next chunk completes. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/**
 * Whether all of a file is UTF-8 and nothing suggests otherwise: asked first because it is answered at the
 * speed of the disk, while the trial of all encodings decodes the text several times.
 */
async function isPlainUtf8(open: OpenFile): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const chunk of open()) {
    if (chunk.includes(ESCAPE)) return false;
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const end = bytes.length - unfinished(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return rest.length === 0;
}

async function faultyLines(open: OpenFile, encoding: TextEncoding): Promise<number> {
  let faulty = 0;
  for await (const lines of decodeLines(open(), encoding))
    faulty += lines.filter(({ text }) => text === null).length;
  return faulty;
}

/** The encoding in which the most lines of a damaged file can be read. */
async function nearestEncoding(open: OpenFile): Promise<TextEncoding> {
  let nearest: TextEncoding = TEXT_ENCODINGS[0];
  let fewest = Infinity;
  for (const encoding of TEXT_ENCODINGS) {
    const faulty = await faultyLines(open, encoding);
    if (faulty < fewest) [nearest, fewest] = [encoding, faulty];
  }
  return nearest;
}

export type FileEncoding =
  { readonly encoding: TextEncoding; readonly isWhole: boolean } | { readonly ambiguous: string };

/** The encoding of a file; of a damaged one that of most of its lines (`isWhole` false). */
export async function encodingOf(open: OpenFile): Promise<FileEncoding> {
  if (await isPlainUtf8(open)) return { encoding: 'utf-8', isWhole: true };
  const detected = await detectEncoding(open());
  if (detected.ok) return { encoding: detected.value, isWhole: true };
  if (detected.error === textErrors.TEXT_ENCODING_AMBIGUOUS)
    return { ambiguous: String(detected.facts.encodings) };
  return { encoding: await nearestEncoding(open), isWhole: false };
}
