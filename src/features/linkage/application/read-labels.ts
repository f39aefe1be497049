import { basename, dirname } from 'node:path';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import { linkageErrors } from '../domain/errors.js';
import { pairKey } from '../domain/record-ref.js';
import type { PairLabel } from '../domain/review/label.js';
import { REVIEW_FILE } from '../domain/review/review-files.js';
import type { ReviewReceipt } from '../domain/review/review-receipt.js';
import type { LinkRunFiles } from './ports/link-run-files.js';
import type { PatientSource } from './ports/patient-source.js';
import { readSigned } from './read-signed.js';

export interface ReadLabels {
  readonly labels: readonly PairLabel[];
  /** Of the files, lower-case hex; the earliest review first. */
  readonly sha256: readonly string[];
}

/** What one review settled. */
interface ReviewLabels {
  readonly labels: readonly PairLabel[];
  readonly sha256: string;
  readonly finishedAt: string;
}

/** Where labels are read, and whose signature they must bear. */
interface Labels {
  readonly keyring: Keyring;
  readonly runs: LinkRunFiles;
  readonly patients: PatientSource;
}

async function readReview(
  { keyring, runs, patients }: Labels,
  file: string,
  caseId: string,
): Promise<Outcome<ReviewLabels>> {
  const folder = dirname(file);
  const document = {
    file: REVIEW_FILE.receipt,
    text: await runs.text(folder, REVIEW_FILE.receipt),
  };
  const kind = 'yuzu.receipt/link-review';
  const receipt = await readSigned<ReviewReceipt>(keyring, keyring.publicKey(), document, kind);
  if (!receipt.ok) return receipt;
  const { labelsSha256, finishedAt } = receipt.value;
  const labels = await patients.labels(file);
  const sha256 = await runs.sha256(folder, basename(file));
  return labelsSha256 === sha256 && receipt.value.caseId === caseId
    ? ok({ labels, sha256, finishedAt })
    : refuse(linkageErrors.LINK_LABELS_FOREIGN, { file: basename(file) });
}

/**
 * What reviews of this case settled: they decide links, so each file must be the one its signed receipt beside it names.
 * Reviews add up; of a pair that two of them settled, the one closed later holds.
 */
export async function readLabels(
  from: Labels,
  files: readonly string[],
  caseId: string,
): Promise<Outcome<ReadLabels>> {
  const reviews: ReviewLabels[] = [];
  for (const file of files) {
    const review = await readReview(from, file, caseId);
    if (!review.ok) return review;
    reviews.push(review.value);
  }
  reviews.sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : a.finishedAt > b.finishedAt ? 1 : 0));
  const settled = new Map<string, PairLabel>();
  for (const { labels } of reviews)
    for (const label of labels) settled.set(pairKey(label.left, label.right), label);
  return ok({ labels: [...settled.values()], sha256: reviews.map(({ sha256 }) => sha256) });
}
