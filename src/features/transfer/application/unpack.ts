import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import type { CheckReport } from '../../extraction/index.js';
import type { HandoverDigest } from '../domain/handover-record.js';
import type { FileSeal, PackageManifest } from '../domain/manifest.js';
import { archiveErrors } from '../domain/package-errors.js';
import { sealOf } from './files/file-seal.js';
import type { ArchiveEntry, Archiver, ExtractRequest } from './ports/archiver.js';

const unexpected = (reason: string) => refuse(archiveErrors.ARCHIVE_CONTENT_UNEXPECTED, { reason });

/** The archive's directory is exactly the manifest's list: no link, no folder, nothing twice. */
function wrongEntries(
  entries: readonly ArchiveEntry[],
  files: readonly FileSeal[],
): Refusal | undefined {
  for (const { name, kind, bytes } of entries) {
    const file = files.find((sealed) => sealed.name === name);
    // The name of a strange entry is not shown: it may be anything.
    if (kind !== 'file' || !file) return unexpected(kind === 'file' ? 'unlisted file' : kind);
    if (file.bytes !== bytes) return unexpected(`${name}: ${bytes} bytes`);
  }
  const names = new Set(entries.map(({ name }) => name));
  if (names.size === entries.length && names.size === files.length) return undefined;
  return unexpected(`${entries.length} entries`);
}

/** What lies on disk is what was listed: regular files with the manifest's size and SHA-256. */
async function wrongFiles(
  folder: string,
  files: readonly FileSeal[],
): Promise<Refusal | undefined> {
  const present = await readdir(folder);
  if (present.length !== files.length) return unexpected(`${present.length} files`);
  for (const { name, bytes, sha256 } of files) {
    const path = join(folder, name);
    if (!(await lstat(path)).isFile()) return unexpected(name);
    const seal = await sealOf(path);
    if (seal.bytes !== bytes || seal.sha256 !== sha256)
      return refuse(archiveErrors.CONTENT_HASH_MISMATCH, { file: name });
  }
  return undefined;
}

/** Extracts into the folder and compares with the manifest. What a refusal leaves, the caller erases. */
export async function unpack(
  archiver: Archiver,
  request: ExtractRequest,
  files: readonly FileSeal[],
): Promise<Outcome<undefined>> {
  const entries = await archiver.list(request);
  if (!entries.ok) return entries;
  const strange = wrongEntries(entries.value, files);
  if (strange) return strange;
  const extracted = await archiver.extract(request);
  if (!extracted.ok) return extracted;
  return (await wrongFiles(request.into, files)) ?? ok();
}

export function wrongRows(manifest: PackageManifest, report: CheckReport): Refusal | undefined {
  for (const { table, rows } of manifest.tables) {
    const actual = report.tables.find((counted) => counted.table === table)?.rows ?? 0;
    if (actual !== rows)
      return refuse(archiveErrors.CONTENT_ROWS_MISMATCH, { table, actual, expected: rows });
  }
  return undefined;
}

export function wrongRecords(
  manifest: PackageManifest,
  records: HandoverDigest,
): Refusal | undefined {
  const { count, root } = manifest.records;
  if (records.root === root && records.count === count) return undefined;
  return refuse(archiveErrors.RECORDS_MISMATCH, { actual: records.count, expected: count });
}

/** Empties the folder, so that nothing of data that differ from the specification is published. */
export async function discard(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}
