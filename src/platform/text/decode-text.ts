import { ok, refuse, type Outcome } from '../../kernel/outcome.js';
import { EncodingTrial } from './detect-encoding.js';
import { textErrors } from './errors.js';
import { decodeAs, TEXT_ENCODINGS, type TextEncoding } from './text-encoding.js';

export const BYTE_ORDER_MARK = '\uFEFF';

export interface DecodedText {
  readonly encoding: TextEncoding;
  /** Without byte order mark. */
  readonly text: string;
  readonly hasBom: boolean;
}

/**
 * Text of these bytes, in whichever candidate encoding all of it decodes; one candidate is a declared
 * encoding. Refused where no candidate fits (TEXT_UNDECODABLE) or several do and mean different text
 * (TEXT_ENCODING_AMBIGUOUS).
 */
export function decodeText(
  bytes: Uint8Array,
  candidates: readonly TextEncoding[] = TEXT_ENCODINGS,
): Outcome<DecodedText> {
  const trial = new EncodingTrial(candidates);
  trial.write(bytes);
  const encoding = trial.end();
  if (!encoding.ok) return encoding;
  const text = decodeAs(bytes, encoding.value);
  if (text === null) return refuse(textErrors.TEXT_UNDECODABLE, { encodings: encoding.value });
  const hasBom = text.startsWith(BYTE_ORDER_MARK);
  return ok({ encoding: encoding.value, text: hasBom ? text.slice(1) : text, hasBom });
}
