import { keyringErrors } from '../../kernel/keyring-errors.js';
import { ok, refuse, type Outcome } from '../../kernel/outcome.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { signatureHolds } from './detached-signature.js';
import { fingerprintOfKey, readPublicKey } from './openpgp-key.js';

/** Verification alone, for those who have no key of their own. */
export const openPgpVerifier: Pick<Keyring, 'verify'> = {
  async verify(text: string, signature: string, publicKey: string): Promise<Outcome<undefined>> {
    const key = await readPublicKey(publicKey);
    if (!key.ok) return key;
    if (await signatureHolds(text, signature, key.value)) return ok();
    return refuse(keyringErrors.SIGNATURE_INVALID, { subject: fingerprintOfKey(key.value) });
  },
};
