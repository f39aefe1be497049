import { createMessage, readSignature, verify, type PublicKey, type Signature } from 'openpgp';
import { strictDearmor } from './strict-armor.js';

/** Bytes before a packet's body and in it; undefined for the forms nobody needs for a signature. */
function packetSize(bytes: Uint8Array, at: number): { header: number; body: number } | undefined {
  const [tag = 0, first = 0] = bytes.subarray(at);
  const number = (from: number, length: number) => Buffer.from(bytes).readUIntBE(at + from, length);
  if (tag & 0x40) {
    if (first < 192) return { header: 2, body: first };
    if (first < 224) return { header: 3, body: number(1, 2) - 0xc000 + 192 };
    return first === 255 ? { header: 6, body: number(2, 4) } : undefined;
  }
  const length = [1, 2, 4][tag & 3];
  return length === undefined ? undefined : { header: 1 + length, body: number(1, length) };
}

/** Bodies of the packets, one after another: tag and length may be written in two ways, a body in one. */
function bodiesOf(bytes: Uint8Array): Buffer | undefined {
  const bodies: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = packetSize(bytes, at);
    if (!size || at + size.header + size.body > bytes.length) return undefined;
    bodies.push(bytes.subarray(at + size.header, at + size.header + size.body));
    at += size.header + size.body;
  }
  return Buffer.concat(bodies);
}

/** The signatures of a block, if no bit of it is otherwise than they were made. */
async function readBlock(armored: string): Promise<Signature | undefined> {
  const bytes = strictDearmor(armored, 'SIGNATURE');
  if (!bytes) return undefined;
  const signature = await readSignature({ binarySignature: bytes });
  const written = bodiesOf(signature.write() as Uint8Array);
  const found = bodiesOf(bytes);
  return written && found?.equals(written) ? signature : undefined;
}

/**
 * True only if the armored block holds one valid signature of every key over exactly this text, and
 * nothing else.
 */
export async function signaturesHold(
  text: string,
  armored: string,
  keys: readonly PublicKey[],
): Promise<boolean> {
  try {
    const signature = await readBlock(armored);
    if (signature?.packets.length !== keys.length) return false;
    for (const key of keys) if (!(await signedBy(text, signature, key))) return false;
    return new Set(keys.map((key) => key.getFingerprint())).size === keys.length;
  } catch {
    return false;
  }
}

async function signedBy(text: string, signature: Signature, key: PublicKey): Promise<boolean> {
  const message = await createMessage({ binary: Buffer.from(text, 'utf8') });
  const { signatures } = await verify({ message, signature, verificationKeys: key });
  const results = signatures.map(({ verified }) => verified.catch(() => false));
  return (await Promise.all(results)).filter(Boolean).length === 1;
}

/** One armored block of the signatures, in this order; undefined where a block does not read. */
export async function joinSignatures(armored: readonly string[]): Promise<string | undefined> {
  const bytes = armored.map((one) => strictDearmor(one, 'SIGNATURE'));
  if (!bytes.every((one) => one !== undefined)) return undefined;
  const joined = await readSignature({ binarySignature: Buffer.concat(bytes) });
  return joined.armor();
}
