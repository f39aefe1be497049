import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { linkageOfficeErrors as errors } from './office-errors.js';
import type { EarlierLinkage, LinkReceipt } from './link-receipt.js';
import { type NamedProfile, sameProfile } from './link-ticket.js';

/** What is kept of a receipt: counts, nothing that names or describes a person. */
export type LinkedCounts = Omit<
  LinkReceipt,
  'kind' | 'ticketId' | 'caseId' | 'caseNumber' | 'rehearsal' | 'profile'
>;

/** 名寄せの実施. One ticket and, once the secure room has answered, its counts. */
export interface LinkageRun {
  /** Id of the ticket. */
  readonly id: string;
  readonly caseId: string;
  /** Operator codes, the own first. */
  readonly sources: readonly string[];
  /** Of the ticket; none where it was issued before profiles were signed. */
  readonly profile?: NamedProfile;
  /** ISO 8601 instants. */
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly counts?: LinkedCounts;
  readonly recordedAt?: string;
  readonly recordedBy?: string;
}

/** A package of the case, as its side's transfer tells. */
export interface CasePackage {
  readonly requestId: string;
  readonly state: string;
  readonly rehearsal: boolean;
}

const SETTLED = ['accepted', 'discrepant', 'recalled'];

/**
 * 名寄せの条件. Every provider whose committee accepted has an accepted package and none under way.
 * Refused naming those that have not; a discrepant package counts for nothing once another is accepted.
 */
export function checkComplete(
  { caseNumber, rehearsal }: { readonly caseNumber: number; readonly rehearsal: boolean },
  providers: readonly { readonly requestId: string; readonly provider: string }[],
  packages: readonly CasePackage[],
): Outcome<undefined> {
  if (providers.length === 0) return refuse(errors.LINKAGE_WITHOUT_PROVIDERS, { case: caseNumber });
  if (packages.some((one) => one.rehearsal !== rehearsal))
    return refuse(errors.LINKAGE_PACKAGES_MIXED, { case: caseNumber });
  const lacking = providers.filter(({ requestId }) => {
    const states = packages.filter((one) => one.requestId === requestId).map(({ state }) => state);
    return !states.includes('accepted') || states.some((state) => !SETTLED.includes(state));
  });
  if (lacking.length === 0) return ok();
  return refuse(errors.LINKAGE_PACKAGES_MISSING, {
    case: caseNumber,
    providers: lacking.map(({ provider }) => provider).join(', '),
  });
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isListOf = (value: unknown, ...counts: string[]): boolean =>
  Array.isArray(value) &&
  value.every((item) => isRecord(item) && counts.every((name) => isCount(item[name])));
const isOpen = (value: unknown): boolean =>
  isRecord(value) && isCount(value.pairs) && isCount(value.records);
const isEarlier = (value: unknown): boolean =>
  isRecord(value) && typeof value.ticketId === 'string' && typeof value.linksSha256 === 'string';

const isText = (value: unknown): boolean => typeof value === 'string';
const isProfile = (value: unknown): boolean =>
  isRecord(value) && isText(value.name) && isCount(value.version) && isText(value.sha256);
const isRehearsal = (value: unknown): boolean => typeof value === 'boolean';
const isKind = (value: unknown): boolean =>
  value === 'yuzu.receipt/link' || value === 'yuzu.receipt/dedupe';

/** What is stored of a receipt, and what it must look like. */
const SHAPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: isKind,
  rehearsal: isRehearsal,
  profile: isProfile,
  persons: isCount,
  rules: (value) => isListOf(value, 'pairs'),
  pairs: (value) => isListOf(value, 'pairs'),
  clusters: (value) => isListOf(value, 'size', 'persons'),
  sources: (value) => isListOf(value, 'records', 'withoutBirthDate'),
  ambiguous: isOpen,
  contradicted: isOpen,
  merges: isOpen,
  crowd: (value) => value === undefined || isOpen(value),
  lastPerson: isCount,
  earlier: (value) => value === undefined || isEarlier(value),
  linksSha256: isText,
};

/** Refused unless the document has the fields of a linkage receipt. */
export function checkReceiptShape(document: unknown): Outcome<undefined> {
  const fits =
    isRecord(document) &&
    Object.entries(SHAPE).every(([field, isRight]) => isRight(document[field]));
  return fits ? ok() : refuse(errors.LINK_RECEIPT_MALFORMED);
}

/** The counts of a receipt that answers this run's ticket with the sources it names. */
export function readCounts(
  run: LinkageRun | undefined,
  receipt: LinkReceipt,
  caseId: string,
): Outcome<LinkedCounts> {
  const sources = receipt.sources.map(({ operator }) => operator);
  const answers =
    run?.id === receipt.ticketId &&
    [run.caseId, receipt.caseId].every((one) => one === caseId) &&
    [...run.sources].sort().join() === sources.sort().join();
  if (!answers)
    return refuse(errors.LINK_RECEIPT_OF_ANOTHER_TICKET, {
      ticket: receipt.ticketId,
      expected: run?.id ?? '-',
    });
  return sameProfile(run.profile, receipt.profile)
    ? ok(countsOf(receipt))
    : refuse(errors.LINK_RECEIPT_OF_ANOTHER_PROFILE, { ticket: receipt.ticketId });
}

/** Field by field: what a receipt happens to carry besides is not stored. */
const countsOf = (receipt: LinkReceipt): LinkedCounts => ({
  startedAt: receipt.startedAt,
  finishedAt: receipt.finishedAt,
  rulesVersion: receipt.rulesVersion,
  persons: receipt.persons,
  rules: receipt.rules.map(({ rule, pairs }) => ({ rule, pairs })),
  pairs: receipt.pairs.map(({ operators, pairs }) => ({ operators, pairs })),
  clusters: receipt.clusters.map(({ size, persons }) => ({ size, persons })),
  ambiguous: openOf(receipt.ambiguous),
  contradicted: openOf(receipt.contradicted),
  merges: openOf(receipt.merges),
  ...(receipt.crowd && { crowd: openOf(receipt.crowd) }),
  lastPerson: receipt.lastPerson,
  ...(receipt.earlier && { earlier: earlierOf(receipt.earlier) }),
  sources: receipt.sources.map(({ operator, records, withoutBirthDate }) => ({
    operator,
    records,
    withoutBirthDate,
  })),
  linksSha256: receipt.linksSha256,
  ...(receipt.quality === undefined ? {} : { quality: qualityOf(receipt.quality) }),
});

const earlierOf = ({ ticketId, linksSha256 }: EarlierLinkage) => ({ ticketId, linksSha256 });

const openOf = ({ pairs, records }: LinkReceipt['ambiguous']) => ({ pairs, records });

const qualityOf = (quality: NonNullable<LinkReceipt['quality']>) => ({
  records: quality.records,
  truePairs: quality.truePairs,
  linkedPairs: quality.linkedPairs,
  correctPairs: quality.correctPairs,
  precision: quality.precision,
  recall: quality.recall,
});
