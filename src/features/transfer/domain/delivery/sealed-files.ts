import type { FileSeal } from '../manifest.js';
import type { PackageSeal } from '../states/package.js';

/** A packed medium also holds the manifest's signature and the checksum file, whose hashes no receipt states. */
const BESIDE = ['.manifest.json.asc', '.sha256'];

/** What of the sealed package is not among the files as it was sealed; also names of files that are none of it. */
export function sealedFilesMissing(
  name: string,
  seal: Pick<PackageSeal, 'volumes' | 'manifestSha256'> | undefined,
  files: readonly FileSeal[],
): string[] {
  if (!seal) return [name];
  const manifest = { name: `${name}.manifest.json`, sha256: seal.manifestSha256 };
  const sealed = [...seal.volumes, manifest];
  const absent = sealed.filter(
    (part) => !files.some((file) => file.name === part.name && file.sha256 === part.sha256),
  );
  const known = [...sealed.map((part) => part.name), ...BESIDE.map((ending) => name + ending)];
  const lacking = BESIDE.map((ending) => name + ending).filter(
    (file) => !files.some((one) => one.name === file && one.bytes > 0),
  );
  const strange = files.filter((file) => !known.includes(file.name));
  return [...absent.map((part) => part.name), ...lacking, ...strange.map((file) => file.name)];
}
