import { randomBytes } from 'node:crypto';
import { generateKey, type PrivateKey } from 'openpgp';
import { keyringErrors } from '../../kernel/keyring-errors.js';
import { refuse, RefusedError, unwrap, type Outcome } from '../../kernel/outcome.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { signDetached } from './detached-signature.js';
import { readKeyFolder, writeKeyFolder, type KeyFolder } from './key-folder.js';
import { fingerprintOfKey, readPublicKey, unlockPrivateKey } from './openpgp-key.js';
import { openPgpVerifier } from './openpgp-verifier.js';
import { decryptSigned, encryptSigned } from './sealed-message.js';

/**
 * 65,536 bytes hashed to unlock (RFC 9580, 3.7.1.3) instead of 16 MB: rounds protect what people choose,
 * and the passphrase is 256 random bits. Every start and every command unlocks a key.
 */
const FEWEST_ROUNDS = 96;

/** Keyring over a key folder (secret.asc, passphrase, public.asc). v4 ECC keys, which GnuPG 2.2 reads. */
export class OpenPgpKeyring extends Keyring {
  private constructor(
    private readonly key: PrivateKey,
    private readonly armored: string,
  ) {
    super();
  }

  /** Makes a new key in `dir`, which must not exist or be empty: a key is never overwritten. */
  static async create(dir: string, owner: { code: string; name: string }): Promise<OpenPgpKeyring> {
    const passphrase = randomBytes(32).toString('base64url');
    const { privateKey, publicKey } = await generateKey({
      type: 'ecc',
      userIDs: [{ name: `${owner.name} (${owner.code})` }],
      passphrase,
      format: 'armored',
      config: { s2kIterationCountByte: FEWEST_ROUNDS },
    });
    const folder = { secret: privateKey, passphrase, public: publicKey };
    await writeKeyFolder(dir, folder);
    return OpenPgpKeyring.unlock(folder);
  }

  /** Throws RefusedError KEY_UNREADABLE where the folder holds no usable key. */
  static async open(dir: string): Promise<OpenPgpKeyring> {
    const folder = await readKeyFolder(dir).catch(() => undefined);
    if (folder) return OpenPgpKeyring.unlock(folder);
    throw new RefusedError(refuse(keyringErrors.KEY_UNREADABLE, { subject: dir }));
  }

  private static async unlock(folder: KeyFolder): Promise<OpenPgpKeyring> {
    const key = unwrap(await unlockPrivateKey(folder.secret, folder.passphrase));
    const published = unwrap(await readPublicKey(folder.public));
    if (fingerprintOfKey(published) === fingerprintOfKey(key))
      return new OpenPgpKeyring(key, folder.public);
    throw new RefusedError(refuse(keyringErrors.KEY_UNREADABLE, { subject: 'public.asc' }));
  }

  publicKey(): string {
    return this.armored;
  }

  fingerprint(): string {
    return fingerprintOfKey(this.key);
  }

  sign(text: string): Promise<string> {
    return signDetached(text, this.key);
  }

  verify(text: string, signature: string, publicKey: string): Promise<Outcome<undefined>> {
    return openPgpVerifier.verify(text, signature, publicKey);
  }

  async encrypt(text: string, publicKeys: readonly string[]): Promise<string> {
    const keys = await Promise.all(publicKeys.map(async (key) => unwrap(await readPublicKey(key))));
    return encryptSigned(text, this.key, keys);
  }

  async decrypt(message: string, signer: string): Promise<Outcome<string>> {
    const key = await readPublicKey(signer);
    return key.ok ? decryptSigned(message, this.key, key.value) : key;
  }
}
