import {
  createMessage,
  readSignature,
  sign,
  verify,
  type PrivateKey,
  type PublicKey,
} from 'openpgp';
import { strictDearmor } from './strict-armor.js';

/**
 * Signed as bytes, not as OpenPGP "text": a text signature would ignore changes between LF and CRLF.
 */
export async function signDetached(text: string, signingKeys: PrivateKey): Promise<string> {
  const message = await createMessage({ binary: Buffer.from(text, 'utf8') });
  return (await sign({ message, signingKeys, detached: true })) as string;
}

/** A packet without its header: tag and length may be written in two ways, the body in one. */
function bodyOf(packet: Uint8Array): Buffer {
  const [tag = 0, length = 0] = packet;
  const oldLengthBytes = [1, 2, 4, 0][tag & 3] ?? 0;
  const newLengthBytes = length < 192 ? 1 : length < 224 ? 2 : 5;
  return Buffer.from(packet.subarray(1 + (tag & 0x40 ? newLengthBytes : oldLengthBytes)));
}

/** True only if this key signed exactly this text and no bit of the armored signature is otherwise. */
export async function signatureHolds(
  text: string,
  armored: string,
  verificationKeys: PublicKey,
): Promise<boolean> {
  const bytes = strictDearmor(armored, 'SIGNATURE');
  if (!bytes) return false;
  try {
    const signature = await readSignature({ binarySignature: bytes });
    if (!bodyOf(signature.write() as Uint8Array).equals(bodyOf(bytes))) return false;
    const message = await createMessage({ binary: Buffer.from(text, 'utf8') });
    const { signatures } = await verify({ message, signature, verificationKeys });
    const [only] = signatures;
    return signatures.length === 1 && (await only?.verified) === true;
  } catch {
    return false;
  }
}
