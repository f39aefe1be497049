import type { ScanPlan } from '../../application/ports/table-scanner.js';
import type { FindingGroup } from '../../domain/check-findings.js';
import { CHECK_RULES } from '../../domain/check-rules.js';

const RULES = Object.keys(CHECK_RULES);

/** Findings on the folder, then table by table: on the file, its columns, several columns together. */
export function inOrder(groups: readonly FindingGroup[], { tables }: ScanPlan): FindingGroup[] {
  const rank = ({ table, column, rule }: FindingGroup): number[] => {
    const at = tables.findIndex((one) => one.table === table);
    const items = tables[at]?.items ?? [];
    const place = column === undefined ? -1 : items.indexOf(column);
    const several = column !== undefined && place < 0;
    return [at, several ? items.length : place, RULES.indexOf(rule)];
  };
  return groups
    .map((group) => ({ group, rank: rank(group) }))
    .sort((one, other) => compare(one.rank, other.rank))
    .map(({ group }) => group);
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const difference = value - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
