import { keyringErrors } from '../../../../kernel/keyring-errors.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { fingerprintOfKey, readPublicKey } from '../../../../platform/crypto/openpgp-key.js';
import { joinSignatures, signaturesHold } from '../../../../platform/crypto/signature-block.js';
import { Signatures } from '../../application/ports/signatures.js';

export class OpenPgpSignatures extends Signatures {
  async fingerprintOf(publicKey: string): Promise<Outcome<string>> {
    const key = await readPublicKey(publicKey);
    return key.ok ? ok(fingerprintOfKey(key.value)) : key;
  }

  async verify(
    text: string,
    block: string,
    publicKeys: readonly string[],
  ): Promise<Outcome<undefined>> {
    const keys = [];
    for (const armored of publicKeys) {
      const key = await readPublicKey(armored);
      if (!key.ok) return key;
      keys.push(key.value);
    }
    if (await signaturesHold(text, block, keys)) return ok();
    return refuse(keyringErrors.SIGNATURE_INVALID, {
      subject: keys.map(fingerprintOfKey).join(', '),
    });
  }

  async join(blocks: readonly string[]): Promise<Outcome<string>> {
    const joined = await joinSignatures(blocks).catch(() => undefined);
    if (joined !== undefined) return ok(joined);
    return refuse(keyringErrors.SIGNATURE_INVALID, { subject: 'manifest' });
  }
}
