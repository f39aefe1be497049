import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';

const made = new Map<string, Promise<OpenPgpKeyring>>();

async function create(code: string): Promise<OpenPgpKeyring> {
  const parent = await mkdtemp(join(tmpdir(), 'yuzu-provision-log-'));
  return OpenPgpKeyring.create(join(parent, code), { code, name: code });
}

/** One key per operator and suite: making one takes longer than most tests. */
export function keyringOf(code: string): Promise<OpenPgpKeyring> {
  const keyring = made.get(code) ?? create(code);
  made.set(code, keyring);
  return keyring;
}
