import type { FindingCode } from '../../domain/source-finding.js';
import { detectEncoding } from '../../../../platform/text/detect-encoding.js';
import {
  FatalDecoder,
  TEXT_ENCODINGS,
  type TextEncoding,
} from '../../../../platform/text/text-encoding.js';
import { isFileFault } from '../source-files.js';
import type { MmlFile } from './mml-file.js';
import { MmlParser, XmlFault, type MmlItem } from './mml-parser.js';

/** A line of a file with what is wrong there; `notice` when it is read all the same. */
export interface FileFault {
  readonly code: FindingCode;
  readonly line: number;
}

export const isFault = (read: MmlItem | FileFault): read is FileFault => 'code' in read;

const DECLARATION =
  /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["'](?<label>[A-Za-z][\w.-]*)["']/;
const MARKUP = /^(?:\xef\xbb\xbf)?[ \t\r\n]*</;

/** Names of XML declarations that are not the WHATWG names. */
const LABELS: Readonly<Record<string, TextEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'iso-2022-jp': 'iso-2022-jp',
  'euc-jp': 'euc-jp',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
};

async function headOf(file: MmlFile): Promise<string> {
  for await (const chunk of file.chunks())
    return Buffer.from(chunk.subarray(0, 256)).toString('latin1');
  return '';
}

interface Detected {
  readonly encoding: TextEncoding;
  readonly isDeclared: boolean;
}

async function tried(
  file: MmlFile,
  candidates: readonly TextEncoding[],
): Promise<TextEncoding | null> {
  const streamed = async function* () {
    yield* file.chunks();
  };
  const told = await detectEncoding(streamed(), candidates);
  return told.ok ? told.value : null;
}

/** The declared encoding if all of the file decodes in it, else the only one in which it does. */
async function encodingTold(file: MmlFile, head: string): Promise<Detected | null> {
  const label = DECLARATION.exec(head)?.groups?.label;
  // Without a declaration XML is UTF-8.
  const declared = label === undefined ? 'utf-8' : LABELS[label.toLowerCase()];
  // The 7-bit bytes of ISO-2022-JP decode in every encoding, but not to the characters meant.
  const first = declared ? await tried(file, [declared, 'iso-2022-jp']) : null;
  const encoding = first ?? (await tried(file, TEXT_ENCODINGS));
  return encoding && { encoding, isDeclared: encoding === declared };
}

async function encodingGiven(file: MmlFile, given: TextEncoding): Promise<Detected | null> {
  const encoding = await tried(file, [given]);
  return encoding && { encoding, isDeclared: true };
}

/** @throws XmlFault */
async function encodingOf(file: MmlFile, given?: TextEncoding): Promise<Detected> {
  const head = await headOf(file);
  if (head.trim() === '') throw new XmlFault('EMPTY', 1);
  if (!MARKUP.test(head)) throw new XmlFault('NOT_MML', 1);
  const detected = await (given ? encodingGiven(file, given) : encodingTold(file, head));
  if (detected === null) throw new XmlFault('ENCODING_UNKNOWN', 1);
  return detected;
}

/** @throws XmlFault where the file is no longer what was looked at. */
async function* textOf(file: MmlFile, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new FatalDecoder(encoding);
  const decoded = (text: string | null): string => {
    if (text === null) throw new XmlFault('ENCODING_UNKNOWN', 1);
    return text;
  };
  for await (const chunk of file.chunks()) yield decoded(decoder.write(chunk));
  yield decoded(decoder.end());
}

async function* parsed(file: MmlFile, given?: TextEncoding): AsyncGenerator<MmlItem | FileFault> {
  const { encoding, isDeclared } = await encodingOf(file, given);
  if (!isDeclared) yield { code: 'ENCODING_DIFFERS', line: 1 };
  const parser = new MmlParser();
  try {
    for await (const text of textOf(file, encoding)) {
      parser.write(text);
      yield* parser.take();
    }
    parser.end();
  } finally {
    yield* parser.take();
  }
}

/**
 * Documents of one file. A fault ends it: complete documents before it are given, nothing after it.
 *
 * @param given encoding a person named for the source; it goes before the XML declaration
 */
export async function* readFileItems(
  file: MmlFile,
  given?: TextEncoding,
): AsyncGenerator<MmlItem | FileFault> {
  try {
    yield* parsed(file, given);
  } catch (fault) {
    if (fault instanceof XmlFault) yield { code: fault.code, line: fault.line };
    else if (isFileFault(fault)) yield { code: 'UNREADABLE', line: 1 };
    else throw fault;
  }
}
