import type { CodeTable, DataTable } from '../../../catalogue/index.js';
import type { ScanPlan } from '../../application/ports/table-scanner.js';

/** What one pass over one table needs to know; can be handed to another thread. */
export interface TablePlan {
  readonly table: DataTable;
  readonly items: readonly string[];
  readonly codeTables: readonly CodeTable[];
  readonly asOf: string;
  readonly hashes: boolean;
  /** Rows of another contracted table may refer to this one's. */
  readonly isReferred: boolean;
}

/** @throws Error if the table is not contracted. */
export function tablePlan(plan: ScanPlan, name: string): TablePlan {
  const { definition, tables, asOf, hashes = true } = plan;
  const table = definition.tables.find((one) => one.name === name);
  const items = tables.find((one) => one.table === name)?.items;
  if (!table || !items) throw new Error(`Table ${name} is not contracted.`);
  const used = new Set(table.items.map(({ codeTable }) => codeTable));
  const codeTables = definition.codeTables.filter((one) => used.has(one.name));
  const isReferred = definition.tables.some(
    (one) =>
      one.references?.some((reference) => reference.table === name) === true &&
      tables.some(({ table: contracted }) => contracted === one.name),
  );
  return { table, items, codeTables, asOf, hashes, isReferred };
}
