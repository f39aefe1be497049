import type {
  DiscrepancyReason,
  FindingCount,
  PackageSeal,
  SealedContent,
  TableRows,
  TransferPackage,
} from './package.js';

/** What the recipient's media custodian found. */
export interface MeasuredArrival {
  /** Of the medium and its seal; absent over the network. */
  readonly mediumSerial?: string;
  readonly sealNumber?: string;
  readonly sealIntact: boolean;
  /** SHA-256 of archive and manifest as `yuzu verify` measured them. */
  readonly sha256: string;
  readonly manifestSha256: string;
}

type Check = readonly [holds: boolean, reason: DiscrepancyReason];

const failed = (checks: readonly Check[]): DiscrepancyReason[] =>
  checks.filter(([holds]) => !holds).map(([, reason]) => reason);

/** 照合: medium, seal and hashes against the announcement; empty when all fit. */
export function arrivalDiscrepancies(
  { consignment, seal }: Pick<TransferPackage, 'consignment' | 'seal'>,
  arrived: MeasuredArrival,
): DiscrepancyReason[] {
  return failed([
    [arrived.mediumSerial === consignment?.mediumSerial, 'medium-serial'],
    [arrived.sealNumber === consignment?.sealNumber, 'seal-number'],
    [arrived.sealIntact, 'seal-broken'],
    [arrived.sha256 === seal?.sha256, 'archive-hash'],
    [arrived.manifestSha256 === seal?.manifestSha256, 'manifest-hash'],
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
