import { oddCharacters, type OddCharacter } from '../../../../platform/text/odd-characters.js';
import { decodeText } from '../../../../platform/text/decode-text.js';
import { decodeAs, type TextEncoding } from '../../../../platform/text/text-encoding.js';
import type { FindingCode } from '../../domain/source-finding.js';
import { DATA_KINDS } from './data-kinds.js';
import { parseHl7, type Hl7Segment } from './hl7-message.js';

export interface DecodedMessage {
  readonly segments: readonly Hl7Segment[];
  readonly pid: Hl7Segment;
  readonly encoding: TextEncoding;
  readonly odd: ReadonlySet<OddCharacter['kind']>;
}

/** Encoding of the standardised storage. */
export const STANDARD = 'iso-2022-jp';
const OTHERS = ['utf-8', 'euc-jp', 'shift_jis'] as const;
const ESCAPE = 0x1b;

interface Text {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** As the standard has it, else as declared, else by trial; escape sequences leave no other reading. */
function decode(bytes: Uint8Array, declared: TextEncoding | undefined): Text | null {
  const encoding = declared ?? STANDARD;
  const text = decodeAs(bytes, encoding);
  if (text !== null) return { text, encoding };
  if (declared !== undefined || bytes.includes(ESCAPE)) return null;
  const other = decodeText(bytes, OTHERS);
  return other.ok ? other.value : null;
}

/** The message in these bytes, or why it is not one of the given data kind. */
export function decodeMessage(
  bytes: Uint8Array,
  kind: string,
  declared?: TextEncoding,
): DecodedMessage | FindingCode {
  if (bytes.length === 0) return 'EMPTY';
  const decoded = decode(bytes, declared);
  if (decoded === null) return 'UNDECODABLE';
  const { text, encoding } = decoded;
  if (text.trim() === '') return 'EMPTY';
  const segments = parseHl7(text);
  const pid = segments?.find(({ name }) => name === 'PID');
  if (segments === null || pid === undefined) return 'NOT_HL7';
  if (segments[0]?.text(9) !== DATA_KINDS.get(kind)?.message) return 'KIND_DIFFERS';
  return { segments, pid, encoding, odd: new Set(oddCharacters(text).map((one) => one.kind)) };
}
