import { ok, type Outcome } from '../../../kernel/outcome.js';
import { fingerprintOfKey, readPublicKey } from '../../../platform/crypto/openpgp-key.js';
import { KeyReader } from '../application/ports/key-reader.js';

export class OpenPgpKeyReader extends KeyReader {
  async fingerprintOf(publicKey: string): Promise<Outcome<string>> {
    const key = await readPublicKey(publicKey);
    return key.ok ? ok(fingerprintOfKey(key.value)) : key;
  }
}
