import { decryptKey, readKey, readPrivateKey, type PrivateKey, type PublicKey } from 'openpgp';
import { keyringErrors } from '../../kernel/keyring-errors.js';
import { ok, refuse, unwrap, type Outcome } from '../../kernel/outcome.js';

export async function readPublicKey(armored: string): Promise<Outcome<PublicKey>> {
  const key = await readKey({ armoredKey: armored }).catch(() => undefined);
  // A private key in this place is a mistake that must not go unnoticed.
  if (key?.isPrivate() === false) return ok(key.toPublic());
  return refuse(keyringErrors.KEY_UNREADABLE, { subject: 'public key' });
}

/** The unlocked private key. Refused with KEY_UNREADABLE for another file or a wrong passphrase. */
export async function unlockPrivateKey(
  armored: string,
  passphrase: string,
): Promise<Outcome<PrivateKey>> {
  try {
    const locked = await readPrivateKey({ armoredKey: armored });
    return ok(await decryptKey({ privateKey: locked, passphrase }));
  } catch {
    return refuse(keyringErrors.KEY_UNREADABLE, { subject: 'secret.asc, passphrase' });
  }
}

export const fingerprintOfKey = (key: PublicKey | PrivateKey): string =>
  key.getFingerprint().toUpperCase();

/** Fingerprint of an armored key, 40 upper-case hex digits. Throws RefusedError KEY_UNREADABLE. */
export const fingerprintOf = async (armored: string): Promise<string> =>
  fingerprintOfKey(unwrap(await readPublicKey(armored)));
