import type {
  DiscrepancyReason,
  FindingCount,
  MeasuredHashes,
  PackageSeal,
  SealedContent,
  TableRows,
  TransferPackage,
} from './package.js';

type Check = readonly [holds: boolean | undefined, reason: DiscrepancyReason];

const failed = (checks: readonly Check[]): DiscrepancyReason[] =>
  checks.filter(([holds]) => !holds).map(([, reason]) => reason);

/** A medium as two persons of the recipient found it. */
export interface FoundMedium {
  /** As the chain of custody names it. */
  readonly serial: string;
  readonly serialFound?: string;
  readonly sealFound?: string;
  readonly sealIntact: boolean;
}

/** 照合: every medium with its seal, and the hashes, against the announcement; empty when all fit. */
export function arrivalDiscrepancies(
  { consignment, seal }: Pick<TransferPackage, 'consignment' | 'seal'>,
  measured: MeasuredHashes,
  found: readonly FoundMedium[],
): DiscrepancyReason[] {
  const announced = consignment?.media ?? [];
  const pairs = announced.map((medium) => ({
    medium,
    found: found.find(({ serial }) => serial === medium.serial),
  }));
  return failed([
    [pairs.every((pair) => pair.found?.serialFound === pair.medium.serial), 'medium-serial'],
    [pairs.every((pair) => pair.found?.sealFound === pair.medium.sealNumber), 'seal-number'],
    [pairs.every((pair) => pair.found?.sealIntact), 'seal-broken'],
    [measured.sha256 === seal?.sha256, 'archive-hash'],
    [measured.manifestSha256 === seal?.manifestSha256, 'manifest-hash'],
  ]);
}

/** What the receipt of an opening says. */
export interface OpenedContent extends SealedContent {
  readonly accepted: boolean;
  readonly findings: readonly FindingCount[];
}

/** What both sides say of one package's content. */
export type ContentCounts = Pick<PackageSeal, 'rows' | 'recordCount' | 'recordRoot'>;

export function contentDiscrepancies(
  expected: ContentCounts | undefined,
  found: ContentCounts,
): DiscrepancyReason[] {
  return failed([
    [expected !== undefined && sameRows(expected.rows, found.rows), 'rows'],
    [found.recordCount === expected?.recordCount, 'record-count'],
    [found.recordRoot === expected?.recordRoot, 'record-root'],
  ]);
}

/** The opened content against the announcement and the specification. */
export const openingDiscrepancies = (
  seal: PackageSeal | undefined,
  receipt: OpenedContent,
): DiscrepancyReason[] => [
  ...failed([
    [receipt.sha256 === seal?.sha256, 'archive-hash'],
    [receipt.manifestSha256 === seal?.manifestSha256, 'manifest-hash'],
    [receipt.accepted, 'not-to-specification'],
  ]),
  ...contentDiscrepancies(seal, receipt),
];

const rowsText = (rows: readonly TableRows[]): string =>
  rows
    .filter((row) => row.rows > 0)
    .map(({ table, rows: count }) => `${table} ${count}`)
    .sort()
    .join();

/** True for the same counts of the same tables, in whatever order; a table without rows counts as absent. */
export const sameRows = (one: readonly TableRows[], other: readonly TableRows[]): boolean =>
  rowsText(one) === rowsText(other);
