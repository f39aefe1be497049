import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOf } from '../../../kernel/canonical-json.js';
import { openOwnDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import {
  checkWall,
  folderMarks,
  MARKER_FILE,
  type PersonNoticeFiles,
  wallRefusal,
  type ExtractReceipt,
  type ProvideTicket,
  type ScannedFile,
} from '../../extraction/index.js';
import type { PersonNotice } from '../../notice/index.js';
import { packErrors } from '../domain/package-errors.js';
import { sealOf } from './files/file-seal.js';
import { asSigned, textOf } from './read-signed.js';

export const EXTRACT_RECEIPT = 'extract.receipt.json';

/** An extraction as `yuzu extract` left it, proven to be the ticket's. Its files are not read yet. */
export interface Extraction {
  /** Folder of the CSV files. */
  readonly data: string;
  readonly receipt: ExtractReceipt;
  /** Names of everything in the folder. */
  readonly entries: readonly string[];
}

/** What the extraction used must be what the ticket says now. */
function refuseOtherTicket(receipt: ExtractReceipt, ticket: ProvideTicket): Refusal | undefined {
  if (receipt.ticketId !== ticket.id)
    return refuse(packErrors.EXTRACTION_OF_ANOTHER_TICKET, {
      actual: receipt.ticketId,
      expected: ticket.id,
    });
  if (receipt.rehearsal !== ticket.rehearsal) return wallRefusal(ticket.rehearsal, EXTRACT_RECEIPT);
  const same: [string, string | number, string | number][] = [
    ['opt-out list', receipt.optOutListVersion, ticket.optOutListVersion],
    ['notice list', receipt.noticeListVersion, ticket.noticeListVersion],
    ['definition', receipt.definition.sha256, digestOf(ticket.definition)],
    ['contract', receipt.contractId, ticket.contractId],
    ['period from', receipt.period.from, ticket.period.from],
    ['period to', receipt.period.to, ticket.period.to],
  ];
  const wrong = same.find(([, actual, expected]) => actual !== expected);
  if (!wrong) return undefined;
  const [subject, actual, expected] = wrong;
  return refuse(packErrors.EXTRACTION_NOT_TO_TICKET, { subject, actual, expected });
}

/** Exactly the receipt's files lie in the folder, as regular files. */
async function refuseOtherFiles(data: string, expected: string[]): Promise<Refusal | undefined> {
  const present = await readdir(data, { withFileTypes: true });
  const stranger = present.find((entry) => !entry.isFile() || !expected.includes(entry.name));
  if (stranger) return refuse(packErrors.EXTRACTION_UNEXPECTED_FILE, { file: stranger.name });
  const missing = expected.find((name) => !present.some((entry) => entry.name === name));
  return missing ? refuse(packErrors.EXTRACTION_CHANGED, { file: missing }) : undefined;
}

/** The files as they were scanned are those the extraction wrote. */
export function refuseChanged(
  { receipt }: Extraction,
  scanned: readonly ScannedFile[],
): Refusal | undefined {
  const changed = receipt.files.find(({ file, bytes, sha256 }) => {
    const found = scanned.find(({ name }) => name === file);
    return found?.bytes !== bytes || found.sha256 !== sha256;
  });
  return changed && refuse(packErrors.EXTRACTION_CHANGED, { file: changed.file });
}

async function readReceipt(keyring: Keyring, folder: string): Promise<Outcome<ExtractReceipt>> {
  const text = await textOf(join(folder, EXTRACT_RECEIPT));
  const signed = text === undefined ? undefined : asSigned<ExtractReceipt>(text);
  if (!signed) return refuse(packErrors.EXTRACTION_MISSING, { folder });
  return openOwnDocument(keyring, signed, 'yuzu.receipt/extract');
}

/** Opens the folder, or refuses what was extracted otherwise than the ticket says. */
export async function openExtraction(
  keyring: Keyring,
  folder: string,
  ticket: ProvideTicket,
): Promise<Outcome<Extraction>> {
  const receipt = await readReceipt(keyring, folder);
  if (!receipt.ok) return receipt;
  const other = refuseOtherTicket(receipt.value, ticket);
  if (other) return other;
  const data = join(folder, 'data');
  const entries = await readdir(data);
  const wall = checkWall(folderMarks(entries), ticket.rehearsal);
  if (!wall.ok) return wall;
  const names = receipt.value.files.map(({ file }) => file);
  if (ticket.rehearsal) names.push(MARKER_FILE);
  const strange = await refuseOtherFiles(data, names);
  return strange ?? ok({ data, receipt: receipt.value, entries });
}

/** Days of single persons the extraction went by, unchanged since. */
export async function notifiedIn(
  files: PersonNoticeFiles,
  { data, receipt }: Extraction,
): Promise<Outcome<readonly PersonNotice[]>> {
  if (!receipt.notified) return ok([]);
  const { file, bytes, sha256 } = receipt.notified;
  const path = join(dirname(data), file);
  const seal = await sealOf(path);
  if (seal.bytes !== bytes || seal.sha256 !== sha256)
    return refuse(packErrors.EXTRACTION_CHANGED, { file });
  return files.read(path);
}

/** Time stamps and sizes of the files: equal before and after means nothing was written meanwhile. */
export async function stampsOf({ data, receipt }: Extraction): Promise<string> {
  const stamps = await Promise.all(
    receipt.files.map(async ({ file }) => {
      const { ino, size, mtimeMs } = await stat(join(data, file));
      return [file, ino, size, mtimeMs].join(' ');
    }),
  );
  return stamps.join('\n');
}
