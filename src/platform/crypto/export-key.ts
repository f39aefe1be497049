import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readKeyFolder, writeDurably } from './key-folder.js';
import { fingerprintOf } from './openpgp-key.js';
import { OpenPgpKeyring } from './openpgp-keyring.js';

/**
 * Writes FINGERPRINT.public.asc and, on request, FINGERPRINT.secret.asc into `out`. The secret key stays
 * locked; its passphrase is never exported. Fails rather than overwrite.
 */
export async function exportKey(
  keys: string,
  out: string,
  withSecret: boolean,
): Promise<{ fingerprint: string; files: string[] }> {
  const keyring = await OpenPgpKeyring.open(keys);
  const folder = await readKeyFolder(keys);
  const fingerprint = await fingerprintOf(keyring.publicKey());
  await mkdir(out, { recursive: true });
  const files = [join(out, `${fingerprint}.public.asc`)];
  await writeDurably(files[0] ?? '', keyring.publicKey(), 0o644);
  if (withSecret) {
    const secret = join(out, `${fingerprint}.secret.asc`);
    await writeDurably(secret, folder.secret);
    files.push(secret);
  }
  return { fingerprint, files };
}
