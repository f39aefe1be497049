import { fileChunks } from '../../../platform/csv/read-csv.js';
import { decodeLines, type TextLine } from '../../../platform/text/decode-lines.js';
import { BYTE_ORDER_MARK } from '../../../platform/text/decode-text.js';
import { detectEncoding } from '../../../platform/text/detect-encoding.js';
import type { TextEncoding } from '../../../platform/text/text-encoding.js';
import type { FindingCode } from '../domain/source-finding.js';

/** A line of a text file, or why it cannot be read. */
export type FormatLine =
  | { readonly line: number; readonly text: string; readonly fault?: undefined }
  | { readonly line: number; readonly fault: FindingCode };

const STANDARD: TextEncoding = 'shift_jis';
// eslint-disable-next-line no-control-regex -- the mark itself
const END_OF_FILE = /\u001a+$/;
/** Neither receipts nor DPC files may hold any but the tab. */
// eslint-disable-next-line no-control-regex -- exactly the control characters
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Receipts and DPC files are Shift_JIS by their standards; some systems keep copies in UTF-8. */
async function encodingOf(path: string): Promise<TextEncoding> {
  const told = await detectEncoding(fileChunks(path), ['utf-8', STANDARD]);
  return told.ok ? told.value : STANDARD;
}

function faultOf({ fault, ending }: TextLine, text: string): FindingCode | null {
  if (fault === 'too-long') return 'LINE_TOO_LONG';
  if (fault === 'encoding') return 'UNDECODABLE';
  if (CONTROL.test(text)) return 'LINE_FIELDS_WRONG';
  return ending === '' ? 'LINE_CUT' : null;
}

/** Null for a line that holds nothing. */
function formatLine(read: TextLine): FormatLine | null {
  const line = read.number;
  const text = (read.text ?? '').replace(END_OF_FILE, '');
  const bare = line === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (read.fault === null && bare === '') return null;
  const fault = faultOf(read, bare);
  return fault === null ? { line, text: bare } : { line, fault };
}

/**
 * Lines of a file in a line format of the receipt system, in batches; blank lines and the end-of-file mark (1A) hold
 * nothing. A last line without end is a fault: nobody can tell whether it is whole.
 */
export async function* formatLines(
  path: string,
  declared?: TextEncoding,
): AsyncGenerator<FormatLine[]> {
  const encoding = declared ?? (await encodingOf(path));
  for await (const lines of decodeLines(fileChunks(path), encoding))
    yield lines.map(formatLine).filter((line) => line !== null);
}
