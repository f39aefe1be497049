import {
  GONE_STRATUM,
  LINKED_STRATUM,
  type ReviewCandidate,
  type SampleSize,
} from '../../domain/review/review-plan.js';
import type { LinkedRecord, LinkRunFiles } from '../ports/link-run-files.js';

/** Neighbours in the list of a person's records: enough to doubt each link once. */
function linksOf(members: readonly LinkedRecord[]): ReviewCandidate[] {
  return members.slice(1).flatMap((right, i) => {
    const left = members[i];
    return left ? [{ left, right, stratum: LINKED_STRATUM }] : [];
  });
}

async function linkedPairs(files: LinkRunFiles, folder: string): Promise<ReviewCandidate[]> {
  const persons = new Map<string, LinkedRecord[]>();
  for await (const record of files.linked(folder)) {
    const known = persons.get(record.personKey);
    if (known) known.push(record);
    else persons.set(record.personKey, [record]);
  }
  return [...persons.values()].flatMap(linksOf);
}

/** The pairs a linkage left open and, where some are to be checked, those it accepted. */
export async function reviewCandidates(
  files: LinkRunFiles,
  folder: string,
  { linked }: SampleSize,
): Promise<ReviewCandidate[]> {
  const open: ReviewCandidate[] = [];
  for await (const pair of files.open(folder)) if (pair.stratum !== GONE_STRATUM) open.push(pair);
  return linked === 0 ? open : [...open, ...(await linkedPairs(files, folder))];
}
