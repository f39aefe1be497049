import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import type { FileSeal, PackageManifest } from '../domain/manifest.js';
import {
  wrongMedium,
  type LabelledMedium,
  type MediumFolder,
  type PlacedVolume,
} from '../domain/media/medium-folder.js';
import { packageErrors, storageErrors } from '../domain/package-errors.js';
import { sealOf, sealVolumes } from './files/file-seal.js';

export type OnBytes = (bytes: number, total: number) => void;

interface FindOptions {
  /** What the labels of the media say; without it only the volumes themselves are judged. */
  readonly labels?: readonly LabelledMedium[];
  readonly onBytes?: OnBytes;
}

/** Paths of the manifest's volumes, in order: every one whole and unchanged, and no other beside them. */
export async function findArchive(
  folders: readonly MediumFolder[],
  manifest: PackageManifest,
  { labels, onBytes }: FindOptions,
): Promise<Outcome<readonly string[]>> {
  const placed: PlacedVolume[] = [];
  for (const seal of manifest.volumes) {
    const places = await placesOf(folders, seal.name);
    if (places.length === 0) return missing(manifest, seal, labels);
    placed.push({ seal, places });
  }
  const wrong =
    (await strangeVolume(folders, manifest)) ??
    wrongMedium(placed, folders, labels) ??
    (await wrongSizes(placed)) ??
    (await wrongHashes(placed, manifest, onBytes));
  return wrong ?? ok(placed.map((volume) => pathOf(volume)));
}

/**
 * Whether a volume is no longer as it was hashed, by its size: what 7-Zip then reads as damage is no fault of the
 * package, e.g. of a medium that was pulled.
 */
export async function volumeGone(
  paths: readonly string[],
  { volumes }: PackageManifest,
): Promise<Refusal | undefined> {
  for (const [index, { name, bytes }] of volumes.entries()) {
    const size = await stat(paths[index] ?? '').then(
      ({ size: found }) => found,
      () => -1,
    );
    if (size !== bytes) return refuse(storageErrors.STORAGE_FAILED, { cause: name });
  }
  return undefined;
}

const pathOf = ({ seal, places }: PlacedVolume, copy = 0): string =>
  join(places[copy]?.folder ?? '', seal.name);

async function placesOf(folders: readonly MediumFolder[], name: string): Promise<MediumFolder[]> {
  const found = await Promise.all(
    folders.map(({ folder }) => stat(join(folder, name)).catch(() => undefined)),
  );
  return folders.filter((_, index) => found[index]?.isFile() === true);
}

function missing(
  { volumes }: PackageManifest,
  { name: file }: FileSeal,
  labels: readonly LabelledMedium[] = [],
): Refusal {
  if (volumes.length === 1) return refuse(packageErrors.PACKAGE_FILE_MISSING, { file });
  const serial = labels.find((label) => label.volumes.includes(file))?.serial ?? '-';
  return refuse(packageErrors.VOLUME_MISSING, { file, serial });
}

/** 7-Zip would read on into a further volume, or open a whole archive instead of its volumes. */
async function strangeVolume(
  folders: readonly MediumFolder[],
  { archive: { name: archive }, volumes }: PackageManifest,
): Promise<Refusal | undefined> {
  const known = new Set(volumes.map(({ name }) => name));
  const ours = (name: string) => name === archive || name.startsWith(`${archive}.`);
  const files = await Promise.all(folders.map(({ folder }) => readdir(folder)));
  const file = files.flat().find((name) => ours(name) && !known.has(name));
  return file === undefined ? undefined : refuse(packageErrors.PACKAGE_FILE_UNEXPECTED, { file });
}

async function wrongSizes(placed: readonly PlacedVolume[]): Promise<Refusal | undefined> {
  for (const volume of placed) {
    const { name: file, bytes: expected } = volume.seal;
    const sizes: number[] = [];
    for (const copy of volume.places.keys()) sizes.push((await stat(pathOf(volume, copy))).size);
    const [actual = 0] = sizes;
    const other = sizes.findIndex((size) => size !== actual);
    if (other > 0) return contradiction(volume, other);
    if (actual !== expected)
      return refuse(packageErrors.ARCHIVE_SIZE_MISMATCH, { file, actual, expected });
  }
  return undefined;
}

/** Reads every volume once, and every further copy of one. */
async function wrongHashes(
  placed: readonly PlacedVolume[],
  { archive, volumes }: PackageManifest,
  onBytes?: OnBytes,
): Promise<Refusal | undefined> {
  const paths = placed.map((volume) => pathOf(volume));
  const found = await sealVolumes(archive.name, paths, (bytes) => onBytes?.(bytes, archive.bytes));
  for (const [index, volume] of placed.entries())
    for (const copy of [...volume.places.keys()].slice(1)) {
      const { sha256 } = await sealOf(pathOf(volume, copy));
      if (sha256 !== found.volumes[index]?.sha256) return contradiction(volume, copy);
    }
  const changed = volumes.find(({ sha256 }, index) => found.volumes[index]?.sha256 !== sha256);
  if (!changed && found.archive.sha256 === archive.sha256) return undefined;
  return refuse(packageErrors.ARCHIVE_HASH_MISMATCH, { file: changed?.name ?? archive.name });
}

const contradiction = ({ seal, places }: PlacedVolume, copy: number): Refusal =>
  refuse(packageErrors.MEDIA_CONTRADICT, {
    ...{ file: seal.name, folder: places[0]?.folder ?? '', other: places[copy]?.folder ?? '' },
  });
