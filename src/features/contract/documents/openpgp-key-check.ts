import { signatureHolds } from '../../../platform/crypto/detached-signature.js';
import { fingerprintOfKey, readPublicKey } from '../../../platform/crypto/openpgp-key.js';
import { KeyCheck } from '../application/ports/key-check.js';

export class OpenPgpKeyCheck extends KeyCheck {
  async holds(text: string, signature: string, publicKey: string): Promise<boolean> {
    const key = await readPublicKey(publicKey);
    return key.ok && signatureHolds(text, signature, key.value);
  }

  async fingerprintOf(publicKey: string): Promise<string | undefined> {
    const key = await readPublicKey(publicKey);
    return key.ok ? fingerprintOfKey(key.value) : undefined;
  }
}
