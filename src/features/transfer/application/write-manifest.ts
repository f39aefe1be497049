import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '../../../kernel/canonical-json.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { PackageManifest } from '../domain/manifest.js';
import { packageFiles } from '../domain/package-name.js';
import { writeNew } from './files/write-new.js';

/** Writes manifest and the preparer's signature into the medium's folder; returns the manifest's SHA-256. */
export async function writeManifest(
  signer: Keyring,
  manifest: PackageManifest,
  medium: string,
): Promise<string> {
  const files = packageFiles(manifest.name);
  const text = canonicalJson(manifest);
  await writeNew(join(medium, files.manifest), text);
  await writeNew(join(medium, files.signature), await signer.sign(text));
  return sha256Hex(text);
}
