import { sha256Hex } from '../../../../kernel/canonical-json.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { Judgements } from '../../domain/review/judgements.js';
import { reviewErrors } from '../../domain/review/review-errors.js';
import { judgementsFile } from '../../domain/review/review-files.js';
import type { ReviewFiles } from '../ports/review-files.js';

export interface Submission {
  readonly judgements: Judgements;
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string;
}

/** What a reviewer judged so far, decrypted with the operator's key and signed by the reviewer's own. */
export async function readJudgements(
  files: ReviewFiles,
  keyring: Keyring,
  folder: string,
  reviewer: { readonly fingerprint: string; readonly publicKey: string | undefined },
): Promise<Outcome<Submission>> {
  const { fingerprint, publicKey } = reviewer;
  const file = judgementsFile(fingerprint);
  const text = await files.read(folder, file);
  if (publicKey === undefined)
    return refuse(reviewErrors.REVIEW_PERSON_NOT_PERMITTED, { fingerprint });
  if (text === undefined) return refuse(reviewErrors.REVIEW_NOT_BEGUN, { reviewer: fingerprint });
  const opened = await keyring.decrypt(text, publicKey);
  if (!opened.ok) return opened;
  const judgements = JSON.parse(opened.value) as Judgements;
  if (judgements.reviewer !== fingerprint)
    return refuse(reviewErrors.REVIEW_JUDGEMENTS_FOREIGN, { reviewer: fingerprint });
  return ok({ judgements, sha256: sha256Hex(text) });
}
