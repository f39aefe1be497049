import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import {
  checksumOf,
  type Envelope,
  headerOf,
  type InnerMessage,
  type SignedPart,
} from './envelope.js';

/** Signs inside, encrypts to the recipient, signs outside. */
export async function sealEnvelope(
  keyring: Keyring,
  message: InnerMessage,
  recipientKey: string,
): Promise<Envelope> {
  const part: SignedPart = {
    ...headerOf(message),
    yuzu: 'envelope/1',
    message: await keyring.encrypt(canonicalJson(message), [recipientKey]),
  };
  const signed = { ...part, signature: await keyring.sign(canonicalJson(part)) };
  return { ...signed, checksum: checksumOf(signed) };
}
