import type { FindingCode } from '../../domain/source-finding.js';
import { detectEncoding } from '../../../../platform/text/detect-encoding.js';
import {
  FatalDecoder,
  TEXT_ENCODINGS,
  type TextEncoding,
} from '../../../../platform/text/text-encoding.js';
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

/**
 * The declared encoding if all of the file decodes in it, else the only one in which it does.
 * @throws XmlFault
 */
async function encodingOf(file: MmlFile): Promise<Detected> {
  const head = await headOf(file);
  if (head.trim() === '') throw new XmlFault('EMPTY', 1);
  if (!MARKUP.test(head)) throw new XmlFault('NOT_MML', 1);
  const label = DECLARATION.exec(head)?.groups?.label;
  // Without a declaration XML is UTF-8.
  const declared = label === undefined ? 'utf-8' : LABELS[label.toLowerCase()];
  const streamed = async function* () {
    yield* file.chunks();
  };
  if (declared) {
    // The 7-bit bytes of ISO-2022-JP decode in every encoding, but not to the characters meant.
    const trial = await detectEncoding(streamed(), [declared, 'iso-2022-jp']);
    if (trial.ok) return { encoding: trial.value, isDeclared: trial.value === declared };
  }
  const found = await detectEncoding(streamed(), TEXT_ENCODINGS);
  if (!found.ok) throw new XmlFault('ENCODING_UNKNOWN', 1);
  return { encoding: found.value, isDeclared: false };
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

async function* parsed(file: MmlFile): AsyncGenerator<MmlItem | FileFault> {
  const { encoding, isDeclared } = await encodingOf(file);
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

/** Documents of one file. A fault ends it: complete documents before it are given, nothing after it. */
export async function* readFileItems(file: MmlFile): AsyncGenerator<MmlItem | FileFault> {
  try {
    yield* parsed(file);
  } catch (fault) {
    if (fault instanceof XmlFault) yield { code: fault.code, line: fault.line };
    else if ((fault as NodeJS.ErrnoException).syscall !== undefined)
      yield { code: 'UNREADABLE', line: 1 };
    else throw fault;
  }
}
