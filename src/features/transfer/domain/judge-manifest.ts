import { digestOf, sha256Hex } from '../../../kernel/canonical-json.js';
import { refuse, type Refusal } from '../../../kernel/outcome.js';
import { checksumText, type PackageManifest } from './manifest.js';
import { packageErrors } from './package-errors.js';
import { isRehearsalName, packageFiles, volumeName } from './package-name.js';
import type { ReceiveTicket } from './receive-ticket.js';

/** The small files of a medium, as they read. */
export interface MediumTexts {
  readonly manifest: string;
  readonly signature: string;
  readonly checksum: string;
}

/** The signed name and its parts agree with the file's name. */
export function wrongName(manifest: PackageManifest, name: string): Refusal | undefined {
  const { archive } = packageFiles(name);
  if (manifest.name !== name)
    return refuse(packageErrors.PACKAGE_RENAMED, { actual: name, expected: manifest.name });
  if (manifest.archive.name !== archive)
    return refuse(packageErrors.PACKAGE_RENAMED, {
      actual: archive,
      expected: manifest.archive.name,
    });
  if (manifest.rehearsal !== isRehearsalName(name))
    return refuse(packageErrors.PACKAGE_REHEARSAL_CONTRADICTS, { name });
  return undefined;
}

/** The volumes are those of the archive: named by its name, as long as it is together. */
export function wrongVolumes({ archive, volumes }: PackageManifest): Refusal | undefined {
  const bytes = volumes.reduce((sum, volume) => sum + volume.bytes, 0);
  const named = volumes.every(
    ({ name }, index) => name === volumeName(archive.name, index + 1, volumes.length),
  );
  if (named && bytes === archive.bytes) return undefined;
  return refuse(packageErrors.MANIFEST_UNREADABLE, { file: archive.name, reason: 'volumes' });
}

/** The manifest names the keys that signed it: the preparer's, and an approver's who is not the preparer. */
export function wrongSigners(
  { signers }: PackageManifest,
  { preparer, approver }: { preparer: string; approver: string },
): Refusal | undefined {
  const named = signers.preparer === preparer && signers.approvers.includes(approver);
  if (named && preparer !== approver) return undefined;
  return refuse(packageErrors.MANIFEST_SIGNERS_DIFFER, { preparer, approver });
}

export function wrongForTicket(
  manifest: PackageManifest,
  manifestSha256: string,
  ticket?: ReceiveTicket,
): Refusal | undefined {
  if (!ticket) return undefined;
  const wall = wrongSide(manifest, ticket);
  if (wall) return wall;
  const tables = (list: readonly { table: string }[]) =>
    list
      .map(({ table }) => table)
      .sort()
      .join(' ');
  const same: [string, string, string][] = [
    ['package', manifest.name, ticket.packageName],
    ['package id', manifest.packageId, ticket.packageId],
    ['provider', manifest.provider, ticket.provider],
    ['recipient', manifest.recipient, ticket.operator],
    ['definition', manifest.definition.sha256, digestOf(ticket.definition)],
    ['tables', tables(manifest.tables), tables(ticket.tables)],
  ];
  const wrong = same.find(([, actual, expected]) => actual !== expected);
  if (wrong) {
    const [subject, actual, expected] = wrong;
    return refuse(packageErrors.PACKAGE_OF_ANOTHER_TICKET, { subject, actual, expected });
  }
  if (manifestSha256 !== ticket.manifestSha256)
    return refuse(packageErrors.ANNOUNCED_MANIFEST_MISMATCH);
  if (manifest.archive.sha256 !== ticket.sha256)
    return refuse(packageErrors.ANNOUNCED_ARCHIVE_MISMATCH);
  return undefined;
}

/** A rehearsal's package for a real case, or the other way round. */
function wrongSide(
  { name, rehearsal }: PackageManifest,
  ticket: ReceiveTicket,
): Refusal | undefined {
  if (rehearsal === ticket.rehearsal) return undefined;
  const { PACKAGE_IS_REHEARSAL, PACKAGE_NOT_REHEARSAL } = packageErrors;
  return refuse(rehearsal ? PACKAGE_IS_REHEARSAL : PACKAGE_NOT_REHEARSAL, { package: name });
}

/** Byte for byte what the files' hashes give: a checksum file has no other right form. */
export function wrongChecksum(
  name: string,
  { manifest, signature, checksum }: MediumTexts,
  { volumes }: PackageManifest,
): Refusal | undefined {
  const sha256 = { manifest: sha256Hex(manifest), signature: sha256Hex(signature) };
  if (checksum === checksumText(name, volumes, sha256)) return undefined;
  return refuse(packageErrors.CHECKSUM_FILE_MISMATCH, { file: packageFiles(name).checksum });
}
