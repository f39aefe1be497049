import { keyringErrors } from '../../kernel/keyring-errors.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { envelopeErrors } from '../errors.js';
import { type Envelope, envelopeName, headerOf, type InnerMessage } from './envelope.js';
import type { WireShapes } from './read-envelope.js';

/** Decrypts a verified envelope; the header inside must be the one outside. */
export async function openEnvelope(
  keyring: Keyring,
  envelope: Envelope,
  senderKey: string,
  shapes: WireShapes,
): Promise<Outcome<InnerMessage>> {
  const plain = await keyring.decrypt(envelope.message, senderKey);
  if (!plain.ok) return refuse(plain.error, { subject: envelopeName(envelope) });
  const message = parsed(plain.value, shapes);
  if (message === undefined)
    return refuse(keyringErrors.MESSAGE_UNDECRYPTABLE, { subject: envelopeName(envelope) });
  const field = differingField(envelope, message);
  if (field === undefined) return ok(message);
  const { from: peer, sequence } = envelope;
  return refuse(envelopeErrors.HEADER_MISMATCH, { peer, sequence, field });
}

function parsed(text: string, shapes: WireShapes): InnerMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return shapes.messageViolation(value) === undefined ? (value as InnerMessage) : undefined;
  } catch {
    return undefined;
  }
}

function differingField(envelope: Envelope, message: InnerMessage): string | undefined {
  const inside = Object.entries(headerOf(message)) as [keyof Envelope, unknown][];
  return inside.find(([name, value]) => envelope[name] !== value)?.[0];
}
