import { join } from 'node:path';
import { signDocument } from '../../../kernel/job-ticket.js';
import { ok } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { FailedOpenReceipt } from '../domain/package-receipts.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { buildFolder } from './files/build-folder.js';
import { writeNew } from './files/write-new.js';

export interface FailedOpening {
  readonly ticket: ReceiveTicket;
  /** Code of the refusal, e.g. `ARCHIVE_DAMAGED`. */
  readonly failure: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/**
 * A folder that holds nothing but the signed receipt of the failure: with it the staff end the package, and
 * the provider learns why. Nothing is written where the folder is in use.
 */
export async function writeFailure(
  keyring: Keyring,
  { ticket, failure, startedAt, finishedAt }: FailedOpening,
  to: string,
  file: string,
): Promise<void> {
  const receipt: FailedOpenReceipt = {
    kind: 'yuzu.receipt/open',
    ticketId: ticket.id,
    packageId: ticket.packageId,
    packageName: ticket.packageName,
    provider: ticket.provider,
    accepted: false,
    failure,
    startedAt,
    finishedAt,
  };
  const signed = await signDocument(keyring, receipt);
  await buildFolder(to, async (building) => {
    await writeNew(join(building, file), JSON.stringify(signed, null, 2));
    return ok();
  });
}
