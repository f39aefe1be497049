import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../../kernel/canonical-json.js';
import { openOwnDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import {
  checkWall,
  folderMarks,
  MARKER_FILE,
  wallRefusal,
  type ExtractReceipt,
  type ProvideTicket,
} from '../../extraction/index.js';
import type { FileSeal } from '../domain/manifest.js';
import { packErrors } from '../domain/package-errors.js';
import { sealOf } from './files/file-seal.js';
import { asSigned, textOf } from './read-signed.js';

const RECEIPT = 'extract.receipt.json';

/** An extraction as `yuzu extract` left it, proven to be the ticket's and unchanged since. */
export interface Extraction {
  /** Folder of the CSV files. */
  readonly data: string;
  readonly receipt: ExtractReceipt;
  readonly files: readonly FileSeal[];
}

/** What the extraction used must be what the ticket says now. */
function refuseOtherTicket(receipt: ExtractReceipt, ticket: ProvideTicket): Refusal | undefined {
  if (receipt.ticketId !== ticket.id)
    return refuse(packErrors.EXTRACTION_OF_ANOTHER_TICKET, {
      actual: receipt.ticketId,
      expected: ticket.id,
    });
  if (receipt.rehearsal !== ticket.rehearsal) return wallRefusal(ticket.rehearsal, RECEIPT);
  const same: [string, string | number, string | number][] = [
    ['opt-out list', receipt.optOutListVersion, ticket.optOutListVersion],
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

async function sealUnchanged(data: string, receipt: ExtractReceipt): Promise<Outcome<FileSeal[]>> {
  const seals: FileSeal[] = [];
  for (const { file, bytes, sha256 } of receipt.files) {
    const seal = await sealOf(join(data, file));
    if (seal.bytes !== bytes || seal.sha256 !== sha256)
      return refuse(packErrors.EXTRACTION_CHANGED, { file });
    seals.push(seal);
  }
  return ok(seals);
}

async function readReceipt(keyring: Keyring, folder: string): Promise<Outcome<ExtractReceipt>> {
  const text = await textOf(join(folder, RECEIPT));
  const signed = text === undefined ? undefined : asSigned<ExtractReceipt>(text);
  if (!signed) return refuse(packErrors.EXTRACTION_MISSING, { folder });
  return openOwnDocument(keyring, signed, 'yuzu.receipt/extract');
}

/** Opens the folder, or refuses what was extracted otherwise than the ticket says or changed since. */
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
  const wall = checkWall(folderMarks(await readdir(data)), ticket.rehearsal);
  if (!wall.ok) return wall;
  const names = receipt.value.files.map(({ file }) => file);
  if (ticket.rehearsal) names.push(MARKER_FILE);
  const strange = await refuseOtherFiles(data, names);
  if (strange) return strange;
  const files = await sealUnchanged(data, receipt.value);
  return files.ok ? ok({ data, receipt: receipt.value, files: files.value }) : files;
}

/** Time stamps and sizes of the files: equal before and after means nothing was written meanwhile. */
export async function stampsOf({ data, files }: Extraction): Promise<string> {
  const stamps = await Promise.all(
    files.map(async ({ name }) => {
      const { ino, size, mtimeMs } = await stat(join(data, name));
      return [name, ino, size, mtimeMs].join(' ');
    }),
  );
  return stamps.join('\n');
}
