import { canonicalJson } from '../../kernel/canonical-json.js';
import { keyringErrors } from '../../kernel/keyring-errors.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { envelopeErrors } from '../errors.js';
import { LIMITS } from '../limits.js';
import { checksumHolds, formOf, parseCanonical } from './canonical-text.js';
import { type Envelope, envelopeName, signedPartOf } from './envelope.js';

/** Shapes of the outer forms, from contracts/wire; a violation is a place in the document. */
export interface WireShapes {
  envelopeViolation(value: unknown): string | undefined;
  bundleViolation(value: unknown): string | undefined;
  messageViolation(value: unknown): string | undefined;
}

/** Text → envelope whose every byte is as it was written. Says nothing yet about who wrote it. */
export function readEnvelope(text: string, shapes: WireShapes): Outcome<Envelope> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.envelope)
    return refuse(envelopeErrors.ENVELOPE_TOO_LARGE, { bytes, limit: LIMITS.envelope });
  const value = parseCanonical(text);
  if (value === undefined) return refuse(envelopeErrors.ENVELOPE_DAMAGED, { part: 'text' });
  const place = shapes.envelopeViolation(value);
  if (place !== undefined)
    return refuse(envelopeErrors.ENVELOPE_UNSUPPORTED, { form: formOf(value), place });
  const envelope = value as Envelope;
  if (checksumHolds(envelope)) return ok(envelope);
  return refuse(envelopeErrors.ENVELOPE_DAMAGED, { part: 'checksum' });
}

/** Whether the sender's key signed it; done before anything is decrypted. */
export async function verifyEnvelope(
  keyring: Keyring,
  envelope: Envelope,
  senderKey: string,
): Promise<Outcome<undefined>> {
  const signed = canonicalJson(signedPartOf(envelope));
  const verified = await keyring.verify(signed, envelope.signature, senderKey);
  if (verified.ok) return verified;
  return refuse(keyringErrors.SIGNATURE_INVALID, { subject: envelopeName(envelope) });
}
