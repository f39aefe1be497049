import { createMessage, encrypt, enums, type PrivateKey } from 'openpgp';
import { unwrap } from '../../src/kernel/outcome.js';
import type { Keyring } from '../../src/kernel/ports/keyring.js';
import { readPublicKey } from '../../src/platform/crypto/openpgp-key.js';

/** The private key a keyring guards: of the tests' own keys, to make with them what no keyring would. */
function secretOf(keyring: Keyring): PrivateKey {
  const guarded: unknown = Reflect.get(keyring, 'real') ?? keyring;
  return Reflect.get(guarded as object, 'key') as PrivateKey;
}

/** Any bytes as a message, armored: signed by `from`, encrypted to `to`, and compressed. */
export async function signedBytes(bytes: Uint8Array, from: Keyring, to: Keyring): Promise<string> {
  const config = { preferredCompressionAlgorithm: enums.compression.zlib };
  const encryptionKeys = unwrap(await readPublicKey(to.publicKey()));
  const message = await createMessage({ binary: bytes });
  const signingKeys = secretOf(from);
  return (await encrypt({ message, signingKeys, encryptionKeys, config })) as string;
}

/** No text in UTF-8. */
export const NOT_TEXT = Uint8Array.from([0xff, 0xfe, 0x41]);
