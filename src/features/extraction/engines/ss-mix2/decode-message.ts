import type { FindingCode } from '../../domain/source-finding.js';
import { KINDS } from './select-messages.js';
import { parseHl7, type Hl7Segment } from './hl7-message.js';

const PRIVATE_USE = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;

export interface DecodedMessage {
  readonly segments: readonly Hl7Segment[];
  readonly pid: Hl7Segment;
  readonly hasGaiji: boolean;
}

function decode(bytes: Uint8Array): string | null {
  try {
    // A new decoder each time: after a fatal error the state of an old one is undefined.
    return new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The message in these bytes, or why it is not one of the given data kind. */
export function decodeMessage(bytes: Uint8Array, kind: string): DecodedMessage | FindingCode {
  if (bytes.length === 0) return 'EMPTY';
  const text = decode(bytes);
  if (text === null) return 'UNDECODABLE';
  if (text.trim() === '') return 'EMPTY';
  const segments = parseHl7(text);
  const pid = segments?.find(({ name }) => name === 'PID');
  if (segments === null || pid === undefined) return 'NOT_HL7';
  if (segments[0]?.text(9) !== KINDS.get(kind)) return 'KIND_DIFFERS';
  return { segments, pid, hasGaiji: PRIVATE_USE.test(text) };
}
