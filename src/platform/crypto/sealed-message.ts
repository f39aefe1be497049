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

/** Armored message, signed and encrypted to every key. */
export async function encryptSigned(
  text: string,
  signingKeys: PrivateKey,
  encryptionKeys: PublicKey[],
): Promise<string> {
  const message = await createMessage({ binary: Buffer.from(text, 'utf8') });
  return (await encrypt({ message, signingKeys, encryptionKeys, config })) as string;
}

const utf8 = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

async function decryptBytes(bytes: Uint8Array, decryptionKeys: PrivateKey, signer: PublicKey) {
  const message = await readMessage({ binaryMessage: bytes });
  return decrypt({ message, decryptionKeys, verificationKeys: signer, format: 'binary' });
}

/** The text, if it is encrypted to `own` and the one signature inside is of `signer`. */
export async function decryptSigned(
  armored: string,
  own: PrivateKey,
  signer: PublicKey,
): Promise<Outcome<string>> {
  const bytes = strictDearmor(armored, 'MESSAGE');
  const opened = bytes && (await decryptBytes(bytes, own, signer).catch(() => undefined));
  if (!opened) return refuse(keyringErrors.MESSAGE_UNDECRYPTABLE, { subject: 'OpenPGP message' });
  const [only] = opened.signatures;
  const verified = await only?.verified.catch(() => false);
  if (verified === true && opened.signatures.length === 1)
    return ok(utf8(opened.data as Uint8Array));
  return refuse(keyringErrors.SIGNATURE_INVALID, { subject: 'OpenPGP message' });
}
