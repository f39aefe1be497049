import type { LocalDate } from '../../../../kernel/time.js';
import type { DiscrepancyReason, FindingCount, TableRows, TransferPackage } from './package.js';

/** When it was found: on arrival, on opening, or while the accepted data were used. */
export const FOUND_WHEN = ['arrival', 'opening', 'use'] as const;
export type FoundWhen = (typeof FOUND_WHEN)[number];

/** 仕様不一致報告書. What the recipient found, signed with its operator key: rules, counts and tables, nobody's data. */
export interface DiscrepancyReport {
  readonly kind: 'yuzu.report/discrepancy';
  readonly version: 1;
  readonly id: string;
  readonly packageId: string;
  readonly packageName: string;
  readonly delivery: number;
  readonly contractId: string;
  readonly recipient: string;
  readonly provider: string;
  readonly found: FoundWhen;
  readonly reasons: readonly DiscrepancyReason[];
  readonly findings: readonly FindingCount[];
  /** Kinds of findings beyond those listed. */
  readonly findingsLeftOut: number;
  /** Rows per table as they were found; empty where the package was not opened. */
  readonly rows: readonly TableRows[];
  /** Tables to be delivered again. */
  readonly tables: readonly string[];
  readonly reportedOn: LocalDate;
}

/** What was found, before it is put into a report. */
export interface Found {
  readonly found: FoundWhen;
  readonly reasons: readonly DiscrepancyReason[];
  readonly findings?: readonly FindingCount[];
  readonly rows?: readonly TableRows[];
}

/** Kinds of findings in one report; errors first, the most frequent first. */
const LISTED_FINDINGS = 1000;

const byWeight = (one: FindingCount, other: FindingCount): number =>
  Number(other.severity === 'error') - Number(one.severity === 'error') || other.count - one.count;

export function reportOf(
  pack: TransferPackage,
  { found, reasons, findings = [], rows = [] }: Found,
  made: Pick<DiscrepancyReport, 'id' | 'recipient' | 'reportedOn'>,
): DiscrepancyReport {
  const listed = findings.toSorted(byWeight).slice(0, LISTED_FINDINGS);
  return {
    kind: 'yuzu.report/discrepancy',
    version: 1,
    ...made,
    ...{ packageId: pack.id, packageName: pack.name, delivery: pack.delivery },
    ...{ contractId: pack.contractId, provider: pack.counterpart },
    ...{ found, reasons, findings: listed, rows },
    findingsLeftOut: findings.length - listed.length,
    tables: concernedTables(pack, found, findings),
  };
}

/**
 * A package that was not accepted is delivered again as a whole, for nothing of it was kept. Of an accepted one only the
 * tables found wrong; the persons' table comes with them, because the others refer to it.
 */
function concernedTables(
  { tables }: TransferPackage,
  found: FoundWhen,
  findings: readonly FindingCount[],
): string[] {
  const all = tables.map(({ table }) => table);
  if (found !== 'use') return all;
  const wrong = new Set(findings.map(({ table }) => table));
  return all.filter((table) => wrong.has(table) || table === 'patient');
}
