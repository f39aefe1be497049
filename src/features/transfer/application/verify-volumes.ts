import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, type Refusal } from '../../../kernel/outcome.js';
import type { FileSeal, PackageManifest } from '../domain/manifest.js';
import { packageErrors } from '../domain/package-errors.js';
import { sealVolumes } from './files/file-seal.js';

export type OnBytes = (bytes: number, total: number) => void;

/** The archive in this folder is the manifest's: every volume whole and unchanged, and no other beside them. */
export async function wrongArchive(
  folder: string,
  { archive, volumes }: PackageManifest,
  onBytes?: OnBytes,
): Promise<Refusal | undefined> {
  const stray = await strangeVolume(folder, archive.name, volumes);
  if (stray) return stray;
  for (const volume of volumes) {
    const wrong = await wrongSize(folder, volume);
    if (wrong) return wrong;
  }
  const paths = volumes.map(({ name }) => join(folder, name));
  const found = await sealVolumes(archive.name, paths, (bytes) => onBytes?.(bytes, archive.bytes));
  const changed = volumes.find(({ sha256 }, index) => found.volumes[index]?.sha256 !== sha256);
  const file = changed?.name ?? archive.name;
  if (!changed && found.archive.sha256 === archive.sha256) return undefined;
  return refuse(packageErrors.ARCHIVE_HASH_MISMATCH, { file });
}

/** 7-Zip would read on into a further volume, or open a whole archive instead of its volumes. */
async function strangeVolume(
  folder: string,
  archive: string,
  volumes: readonly FileSeal[],
): Promise<Refusal | undefined> {
  const known = new Set(volumes.map(({ name }) => name));
  const ours = (name: string) => name === archive || name.startsWith(`${archive}.`);
  const file = (await readdir(folder)).find((name) => ours(name) && !known.has(name));
  return file === undefined ? undefined : refuse(packageErrors.PACKAGE_FILE_UNEXPECTED, { file });
}

async function wrongSize(folder: string, { name, bytes }: FileSeal): Promise<Refusal | undefined> {
  const found = await stat(join(folder, name)).catch(() => undefined);
  if (!found?.isFile()) return refuse(packageErrors.PACKAGE_FILE_MISSING, { file: name });
  const facts = { file: name, actual: found.size, expected: bytes };
  return found.size === bytes ? undefined : refuse(packageErrors.ARCHIVE_SIZE_MISMATCH, facts);
}
