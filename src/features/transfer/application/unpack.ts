import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import {
  contractedIn,
  tableFile,
  type CheckReport,
  type Scan,
  type ScanResult,
  type Severities,
  type TableScanner,
} from '../../extraction/index.js';
import { inStreams } from '../domain/archive-streams.js';
import type { HandoverDigest } from '../domain/handover-record.js';
import type { FileSeal, PackageManifest } from '../domain/manifest.js';
import { archiveErrors } from '../domain/package-errors.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { PlainFiles } from './files/plain-files.js';
import type { ArchiveEntry, Archiver, OpenRequest } from './ports/archiver.js';
import { together } from './together.js';

const unexpected = (reason: string) => refuse(archiveErrors.ARCHIVE_CONTENT_UNEXPECTED, { reason });

/** The archive's directory is exactly the manifest's list: no link, no folder, nothing twice, no other size. */
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

/** What was read has the manifest's SHA-256; sizes were held while it was read. */
function wrongContent({ files }: ScanResult, sealed: readonly FileSeal[]): Refusal | undefined {
  const changed = sealed.find(({ name, sha256 }) => {
    const found = files.find((file) => file.name === name);
    return found?.sha256 !== sha256;
  });
  return changed && refuse(archiveErrors.CONTENT_HASH_MISMATCH, { file: changed.name });
}

export interface Unpacking {
  readonly archiver: Archiver;
  readonly scanner: TableScanner;
  readonly access: OpenRequest;
  readonly ticket: ReceiveTicket;
  readonly manifest: PackageManifest;
  readonly severities?: Severities;
  /** An existing folder, empty but for what belongs beside the files. After a refusal the caller erases it. */
  readonly into: string;
  readonly onBytes?: (bytes: number) => void;
}

/** Decrypts, writes and checks in one pass, several files at the same time; nothing is written beyond the manifest's names and sizes. */
export async function unpack(unpacking: Unpacking): Promise<Outcome<ScanResult>> {
  const { archiver, scanner, access, ticket, manifest, severities, into } = unpacking;
  const tables = contractedIn(ticket.definition, ticket.tables);
  if (!tables.ok) return tables;
  const entries = await archiver.list({ ...access, most: manifest.files.length });
  if (!entries.ok) return entries;
  const strange = wrongEntries(entries.value, manifest.files);
  if (strange) return strange;
  const { definition, rehearsal } = ticket;
  const names = [...(await readdir(into)), ...manifest.files.map(({ name }) => name)];
  const asOf = manifest.providedOn;
  const plan = { definition, tables: tables.value, rehearsal, entries: names, asOf, severities };
  const scan = scanner.open(plan);
  try {
    const read = await readInto(unpacking, scan, entries.value);
    if (!read.ok) return read;
    const result = await scan.finish();
    return wrongContent(result, manifest.files) ?? ok(result);
  } finally {
    await scan.abandon();
  }
}

/** Streams of an archive read at the same time, each by a program of its own that takes 64 MB. */
const STREAMS = 2;

async function readInto(
  unpacking: Unpacking,
  scan: Scan,
  entries: readonly ArchiveEntry[],
): Promise<Outcome<undefined>> {
  const { ticket, onBytes } = unpacking;
  const tableOf = new Map(
    ticket.tables.map(({ table }) => [tableFile(table, ticket.rehearsal), table]),
  );
  if (entries.some(({ name }) => !tableOf.has(name))) return unexpected('unlisted file');
  let read = 0;
  const onChunk = (bytes: number) => onBytes?.((read += bytes));
  const tableScan = (name: string) => scan.table(tableOf.get(name) ?? '');
  const streams = inStreams(entries, STREAMS).map((stream) => (signal: AbortSignal) => {
    const files = new PlainFiles(unpacking.into, stream, tableScan, onChunk);
    return readStream(unpacking, stream, files, signal);
  });
  return together(streams);
}

async function readStream(
  { archiver, access }: Unpacking,
  stream: readonly ArchiveEntry[],
  files: PlainFiles,
  signal: AbortSignal,
): Promise<Outcome<undefined>> {
  const request = { ...access, files: stream.map(({ name }) => name), signal };
  try {
    const read = await archiver.content(request, (chunk) => files.write(chunk));
    if (!read.ok) return read;
    return (await files.end()) ? ok() : refuse(archiveErrors.ARCHIVE_DAMAGED, { file: '7z' });
  } finally {
    await files.abandon();
  }
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
