import { refuse, type Refusal } from '../../../kernel/outcome.js';
import type { PackageManifest } from './manifest.js';
import { archiveErrors } from './package-errors.js';

/**
 * Plain bytes to a byte of archive. Rows of persons differ at least in their keys: 535 bytes of which nothing but a
 * number that counts up ever changes shrink to a 138th by the method of `yuzu pack`, by LZMA2 to an 1,168th. A file of
 * zeros shrinks to a 2,711th and a 6,782nd.
 */
const MOST = 2000;

/** Bytes of all files once extracted, as the manifest announces them. */
export const plainBytes = ({ files }: PackageManifest): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** An archive bomb that agrees with its manifest: known by its density, before anything is extracted. */
export function wrongDensity(manifest: PackageManifest): Refusal | undefined {
  const plain = plainBytes(manifest);
  const archive = manifest.archive.bytes;
  if (plain <= MOST * archive) return undefined;
  return refuse(archiveErrors.ARCHIVE_TOO_DENSE, { archive, plain, most: MOST });
}
