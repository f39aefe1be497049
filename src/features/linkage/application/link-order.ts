import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { MOST_SOURCES } from '../domain/candidates.js';
import { linkageErrors } from '../domain/errors.js';
import type { LinkTask, LinkTicket } from '../domain/link-ticket.js';
import type { ReportStage } from './link-stages.js';
import { inOrder, type SourceFolder } from './load-sources.js';
import type { SparkCluster } from './ports/linkage-engine.js';

export interface LinkCommand {
  /** What the ticket must be for. */
  readonly task: LinkTask;
  /** The own key: it signed the ticket and signs the receipt. */
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<LinkTicket>;
  /** One per operator of the ticket, in any order. */
  readonly sources: readonly SourceFolder[];
  /** Folder for links.csv, review.csv, evidence.json and link.receipt.json; the working database lies below it meanwhile. */
  readonly out: string;
  /** Name or path of the ticket's profile; by default the shipped one of that name. */
  readonly profile?: string;
  /** Ends the work: nothing is written, and the working database is erased. */
  readonly signal?: AbortSignal;
  /** truth.csv of a rehearsal (operator, institution_code, patient_id, person_key). */
  readonly truth?: string;
  /** labels.csv of reviews of the case: their pairs are linked, or kept apart, as the reviewers settled. */
  readonly labels?: readonly string[];
  /** Compares on this cluster; none: on this machine. */
  readonly spark?: SparkCluster;
  /** Output folder of an earlier linkage of the case: its persons and their keys stay. */
  readonly earlier?: string;
  readonly progress?: ReportStage;
}

function checkNumber(task: LinkTask, count: number): Outcome<undefined> {
  if (task === 'dedupe')
    return count === 1 ? ok() : refuse(linkageErrors.LINK_DEDUPE_ONE_SOURCE, { count });
  return count >= 2 && count <= MOST_SOURCES
    ? ok()
    : refuse(linkageErrors.LINK_TOO_FEW_SOURCES, { count, most: MOST_SOURCES });
}

/** The sources given, sorted, if they are those of the ticket. */
export function sourcesOf(
  ticket: LinkTicket,
  { task, sources }: LinkCommand,
): Outcome<SourceFolder[]> {
  const sorted = inOrder(sources);
  const given = sorted.map(({ operator }) => operator).join(', ');
  const expected = [...ticket.sources].sort().join(', ');
  const fits = checkNumber(task, sorted.length);
  if (!fits.ok) return fits;
  return given === expected
    ? ok(sorted)
    : refuse(linkageErrors.LINK_SOURCES_NOT_OF_TICKET, { given, expected });
}
