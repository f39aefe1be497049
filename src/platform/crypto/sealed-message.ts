import {
  createMessage,
  decrypt,
  encrypt,
  enums,
  readMessage,
  type PrivateKey,
  type PublicKey,
} from 'openpgp';
import { keyringErrors } from '../../kernel/keyring-errors.js';
import { ok, refuse, type Outcome } from '../../kernel/outcome.js';
import { strictDearmor } from './strict-armor.js';

/** Records of persons shrink to a sixth, and compressing them costs less than encrypting and armoring the rest. */
const config = { preferredCompressionAlgorithm: enums.compression.zlib };

/**
 * Bytes a message may have once decompressed, whatever it says: zlib makes 400 MB of half a megabyte. The largest there
 * is, an exported list of persons, has about 150 bytes an entry: this is room for more than a million.
 */
const MOST_BYTES = 256 * 1024 * 1024;
const opening = { maxDecompressedMessageSize: MOST_BYTES };

/** Armored message, signed and encrypted to every key. */
export async function encryptSigned(
  text: string,
  signingKeys: PrivateKey,
  encryptionKeys: PublicKey[],
): Promise<string> {
  const message = await createMessage({ binary: Buffer.from(text, 'utf8') });
  return (await encrypt({ message, signingKeys, encryptionKeys, config })) as string;
}

/** The text, or undefined where the bytes are none. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function decryptBytes(bytes: Uint8Array, decryptionKeys: PrivateKey, signer: PublicKey) {
  const message = await readMessage({ binaryMessage: bytes, config: opening });
  const keys = { decryptionKeys, verificationKeys: signer };
  return decrypt({ message, ...keys, format: 'binary', config: opening });
}

const SUBJECT = { subject: 'OpenPGP message' };

/** The text, if it is encrypted to `own` and the one signature inside is of `signer`. */
export async function decryptSigned(
  armored: string,
  own: PrivateKey,
  signer: PublicKey,
): Promise<Outcome<string>> {
  const bytes = strictDearmor(armored, 'MESSAGE');
  const opened = bytes && (await decryptBytes(bytes, own, signer).catch(() => undefined));
  if (!opened) return refuse(keyringErrors.MESSAGE_UNDECRYPTABLE, SUBJECT);
  const [only] = opened.signatures;
  const verified = await only?.verified.catch(() => false);
  if (verified !== true || opened.signatures.length !== 1)
    return refuse(keyringErrors.SIGNATURE_INVALID, SUBJECT);
  const text = utf8(opened.data as Uint8Array);
  return text === undefined ? refuse(keyringErrors.MESSAGE_NOT_TEXT, SUBJECT) : ok(text);
}
