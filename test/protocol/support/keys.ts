import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../../src/kernel/outcome.js';
import { Keyring } from '../../../src/kernel/ports/keyring.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';

/** A new key of a test operator; nothing of it stays on disk. */
export async function newKeyring(code: string): Promise<Keyring> {
  const parent = await mkdtemp(join(tmpdir(), 'yuzu-key-'));
  try {
    return await OpenPgpKeyring.create(join(parent, 'key'), { code, name: `Test ${code}` });
  } finally {
    await rm(parent, { recursive: true });
  }
}

/** Counts what is decrypted. */
export class SpyKeyring extends Keyring {
  decrypted = 0;

  constructor(private readonly real: Keyring) {
    super();
  }

  publicKey(): string {
    return this.real.publicKey();
  }

  fingerprint(): string {
    return this.real.fingerprint();
  }

  sign(text: string): Promise<string> {
    return this.real.sign(text);
  }

  verify(text: string, signature: string, publicKey: string): Promise<Outcome<undefined>> {
    return this.real.verify(text, signature, publicKey);
  }

  encrypt(text: string, publicKeys: readonly string[]): Promise<string> {
    return this.real.encrypt(text, publicKeys);
  }

  decrypt(message: string, signer: string): Promise<Outcome<string>> {
    this.decrypted += 1;
    return this.real.decrypt(message, signer);
  }
}
