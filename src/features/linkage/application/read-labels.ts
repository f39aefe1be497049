import { basename, dirname } from 'node:path';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import { linkageErrors } from '../domain/errors.js';
import type { PairLabel } from '../domain/review/label.js';
import { REVIEW_FILE } from '../domain/review/review-files.js';
import type { ReviewReceipt } from '../domain/review/review-receipt.js';
import type { LinkRunFiles } from './ports/link-run-files.js';
import type { PatientSource } from './ports/patient-source.js';
import { readSigned } from './read-signed.js';

export interface ReadLabels {
  readonly labels: readonly PairLabel[];
  /** Of the file, lower-case hex. */
  readonly sha256?: string;
}

/** Where labels are read, and whose signature they must bear. */
interface Labels {
  readonly keyring: Keyring;
  readonly runs: LinkRunFiles;
  readonly patients: PatientSource;
}

/**
 * What a review of this case settled: they decide links, so the file must be the one its signed receipt beside it names.
 */
export async function readLabels(
  { keyring, runs, patients }: Labels,
  file: string | undefined,
  caseId: string,
): Promise<Outcome<ReadLabels>> {
  if (file === undefined) return ok({ labels: [] });
  const folder = dirname(file);
  const document = {
    file: REVIEW_FILE.receipt,
    text: await runs.text(folder, REVIEW_FILE.receipt),
  };
  const kind = 'yuzu.receipt/link-review';
  const receipt = await readSigned<ReviewReceipt>(keyring, keyring.publicKey(), document, kind);
  if (!receipt.ok) return receipt;
  const labels = await patients.labels(file);
  const sha256 = await runs.sha256(folder, basename(file));
  const isRight = receipt.value.labelsSha256 === sha256 && receipt.value.caseId === caseId;
  return isRight
    ? ok({ labels, sha256 })
    : refuse(linkageErrors.LINK_LABELS_FOREIGN, { file: basename(file) });
}
