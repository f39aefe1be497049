import type { ScanPlan } from '../../application/ports/table-scanner.js';
import { findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { HashTable } from './bytes/hash-table.js';
import { Lanes } from './bytes/lanes.js';
import { KEPT_ROWS } from './bytes/row-groups.js';
import type { TableReference, TableResult } from './table-result.js';

/** Rows that refer to a row which is not there. */
export function unknownReferences(plan: ScanPlan, results: readonly TableResult[]): FindingGroup[] {
  return results.flatMap(({ table, references }) =>
    references.flatMap((reference) => {
      if (!canBeAsked(plan, reference.table)) return [];
      const keys = results.find((one) => one.table === reference.table)?.keys ?? undefined;
      const group = unknownOf(table, reference, new HashTable(keys));
      return group.count > 0 ? [group] : [];
    }),
  );
}

/** A table that is not contracted, or not by its whole key, does not tell which rows it holds. */
function canBeAsked({ definition, tables }: ScanPlan, name: string): boolean {
  const items = tables.find(({ table }) => table === name)?.items;
  const key = definition.tables.find((table) => table.name === name)?.key ?? [];
  return items !== undefined && key.every((item) => items.includes(item));
}

function unknownOf(
  table: string,
  { column, groups }: TableReference,
  known: HashTable,
): FindingGroup {
  const finding = findingGroup(table, 'reference', column);
  const lanes = new Lanes();
  const rows: number[] = [];
  for (const index of new HashTable(groups.slots).entries(lanes)) {
    if (known.get(lanes) !== undefined) continue;
    finding.count += groups.counts[index] ?? 0;
    const first = index * KEPT_ROWS;
    rows.push(...groups.rows.subarray(first, first + KEPT_ROWS).filter((row) => row > 0));
    if (rows.length > 10_000) keepFirst(rows);
  }
  finding.firstRows.push(...keepFirst(rows));
  return finding;
}

function keepFirst(rows: number[]): readonly number[] {
  rows.sort((a, b) => a - b).splice(KEPT_ROWS);
  return rows;
}
