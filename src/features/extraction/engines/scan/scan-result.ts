import type { ScanPlan, ScanResult } from '../../application/ports/table-scanner.js';
import {
  addBreach,
  findingGroup,
  reportOf,
  type FindingGroup,
} from '../../domain/check-findings.js';
import type { CheckReport } from '../../domain/check-report.js';
import { MARKER_FILE, tableFile } from '../../domain/rehearsal-marks.js';
import { inOrder } from './finding-order.js';
import { marksOf } from './marks-of.js';
import { MergedPersons } from './merged-persons.js';
import { daysBeforeBirth } from './before-birth.js';
import { ownNamesInTexts } from './own-names.js';
import type { TableResult } from './table-result.js';
import { unknownReferences } from './unknown-references.js';

/** Brings together what the passes over the tables gathered. */
export function resultOf(plan: ScanPlan, results: readonly TableResult[]): ScanResult {
  const byTable = new Map(results.map((result) => [result.table, result]));
  const ordered = plan.tables.flatMap(({ table }) => byTable.get(table) ?? []);
  const persons = new MergedPersons(ordered);
  const groups = [
    ...strangers(plan),
    ...missing(plan, byTable),
    ...ordered.flatMap(({ findings }) => findings),
    ...unknownReferences(plan, ordered),
    ...daysBeforeBirth(ordered, persons),
    ...ownNamesInTexts(ordered, persons),
  ];
  return {
    report: reportOf(
      inOrder(groups, plan),
      rowsOf(plan, byTable),
      marksOf(plan, ordered, persons),
      plan.severities,
    ),
    files: ordered.map(({ table, bytes, sha256 }) => ({
      table,
      name: tableFile(table, plan.rehearsal),
      bytes,
      sha256,
    })),
    persons,
  };
}

function strangers({ tables, rehearsal, entries }: ScanPlan): FindingGroup[] {
  const expected = new Set(tables.map(({ table }) => tableFile(table, rehearsal)));
  if (rehearsal) expected.add(MARKER_FILE);
  const unexpected = entries.filter((name) => !expected.has(name));
  const group = findingGroup('-', 'file-unexpected');
  for (const name of unexpected) addBreach(group, 0, () => name);
  return unexpected.length > 0 ? [group] : [];
}

function missing({ tables }: ScanPlan, fed: ReadonlyMap<string, TableResult>): FindingGroup[] {
  return tables
    .filter(({ table }) => !fed.has(table))
    .map(({ table }) => ({ ...findingGroup(table, 'file-missing'), count: 1 }));
}

const rowsOf = (
  { tables }: ScanPlan,
  fed: ReadonlyMap<string, TableResult>,
): CheckReport['tables'] => tables.map(({ table }) => ({ table, rows: fed.get(table)?.rows ?? 0 }));
