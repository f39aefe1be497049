import type { LinkJob } from '../../../src/features/linkage/domain/link-job.js';
import { PAIR_COLUMNS, pairCells } from '../../../src/features/linkage/domain/record-ref.js';
import type { PairLabel } from '../../../src/features/linkage/domain/review/label.js';
import type { ReviewTicket } from '../../../src/features/linkage/domain/review/review-ticket.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import { reviewReceiptOf } from '../../transfer-office/support/linkage-reviews.js';
import type { LinkOffice } from './link-office.js';

/** A clerical review ordered for the job's links. */
export async function orderedReview(office: LinkOffice, { ticket }: LinkJob): Promise<string> {
  await office.reviewers();
  const order = await office.reviews.ticket(office.caseId, ticket.document.id);
  return (order.body as SignedDocument<ReviewTicket>).document.id;
}

/** Its end, whose receipt the gateway has recorded; returns what it leaves in the secure room. */
export async function closeReview(
  office: LinkOffice,
  ticketId: string,
  job: LinkJob,
  settled: readonly PairLabel[],
): Promise<{ labels: string; receipt: string }> {
  const rows = settled.map(({ left, right, verdict }) => [...pairCells(left, right), verdict]);
  const labels = [[...PAIR_COLUMNS, 'verdict'], ...rows].map((row) => `${row.join()}\r\n`).join('');
  const receipt = await office.reviews.own({
    ...reviewReceiptOf({ ticketId, caseId: office.caseId }, await office.reviewers()),
    linksSha256: (await office.runOf(job))?.counts?.linksSha256,
    labelsSha256: sha256Hex(labels),
  });
  const { status } = await office.reviews.submit(office.caseId, receipt);
  if (status >= 300) throw new Error(`The receipt is answered with ${status}.`);
  return { labels, receipt: JSON.stringify(receipt) };
}
