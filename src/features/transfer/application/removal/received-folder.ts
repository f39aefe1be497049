import { readdir, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { openOwnDocument } from '../../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { OpenReceipt } from '../../domain/package-receipts.js';
import { removalErrors } from '../../domain/removal/removal-errors.js';
import type { RemovalTicket } from '../../domain/removal/removal-ticket.js';
import { FINDINGS } from '../findings-report.js';
import { asSigned, textOf } from '../read-signed.js';

export const OPEN_RECEIPT = 'open.receipt.json';
const RECORDS = 'records.asc';

/** Where what was received lies: the output of `yuzu open`, or of a removal before. */
export const receivedIn = (folder: string) => ({
  data: join(folder, 'data'),
  records: join(folder, RECORDS),
  receipt: join(folder, OPEN_RECEIPT),
});

/** The text of the opening's receipt, if it is of the ticket's package. */
export async function openedPackage(
  keyring: Keyring,
  folder: string,
  { packageId, packageName }: RemovalTicket,
): Promise<Outcome<string>> {
  const text = await textOf(receivedIn(folder).receipt);
  const signed = text === undefined ? undefined : asSigned<OpenReceipt>(text);
  if (text === undefined || !signed)
    return refuse(removalErrors.REMOVAL_SOURCE_MISSING, { folder });
  const receipt = await openOwnDocument(keyring, signed, 'yuzu.receipt/open');
  if (!receipt.ok) return receipt;
  if (receipt.value.packageId === packageId) return ok(text);
  return refuse(removalErrors.REMOVAL_OF_ANOTHER_PACKAGE, { folder, package: packageName });
}

/** Names of the files in data/. */
export async function dataFiles(folder: string): Promise<Outcome<string[]>> {
  try {
    return ok((await readdir(receivedIn(folder).data)).sort());
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    return refuse(removalErrors.REMOVAL_SOURCE_MISSING, { folder });
  }
}

/** The receipt of the opening stays: it tells what was received. The findings name rows that are gone. */
export async function eraseReceived(folder: string): Promise<void> {
  const { data, records } = receivedIn(folder);
  await rm(data, { recursive: true, force: true });
  await rm(records, { force: true });
  for (const file of Object.values(FINDINGS)) await rm(join(folder, file), { force: true });
}

/** What is erased at the end must not hold what was made. */
export function checkApart(from: string, to: string): Outcome<undefined> {
  const [source, target] = [resolve(from), resolve(to)];
  if (target !== source && !target.startsWith(source + sep)) return ok();
  return refuse(removalErrors.REMOVAL_WITHIN_SOURCE, { folder: to });
}
