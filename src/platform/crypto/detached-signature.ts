import { createMessage, sign, type PrivateKey, type PublicKey } from 'openpgp';
import { signaturesHold } from './signature-block.js';

/**
 * Signed as bytes, not as OpenPGP "text": a text signature would ignore changes between LF and CRLF.
 */
export async function signDetached(text: string, signingKeys: PrivateKey): Promise<string> {
  const message = await createMessage({ binary: Buffer.from(text, 'utf8') });
  return (await sign({ message, signingKeys, detached: true })) as string;
}

/** True only if this key signed exactly this text and no bit of the armored signature is otherwise. */
export const signatureHolds = (text: string, armored: string, key: PublicKey): Promise<boolean> =>
  signaturesHold(text, armored, [key]);
