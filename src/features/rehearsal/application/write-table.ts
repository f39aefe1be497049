import type { CodeTable } from '../../catalogue/index.js';
import { tableFile, Watermark } from '../../extraction/index.js';
import type { RehearsedTable } from '../domain/rehearsal-summary.js';
import type { TablePlan } from '../domain/synthetic/table-plan.js';
import type { RehearsalFolder } from './ports/rehearsal-folder.js';

/** Rows made between two writes. */
const BATCH = 500;

interface TableOrder {
  /** Rows. */
  readonly wished: number;
  readonly codeTables: readonly CodeTable[];
  readonly onProgress?: (table: string, done: number, total: number) => void;
}

/** Writes one table, a batch of rows at a time. */
export async function writeTable(
  plan: TablePlan,
  { wished, codeTables, onProgress }: TableOrder,
  folder: RehearsalFolder,
): Promise<RehearsedTable> {
  const { table, items, rows } = plan.shape;
  const name = tableFile(table.name, true);
  const file = await folder.open(name);
  file.record(items);
  for (let from = 0; from < rows; from += BATCH) {
    const until = Math.min(from + BATCH, rows);
    for (let row = from; row < until; row += 1) file.record(plan.row(row));
    await file.flush();
    onProgress?.(table.name, until, rows);
  }
  return {
    table: table.name,
    file: name,
    rows,
    wished,
    watermarked: new Watermark(table, items, codeTables).carried,
    ...(await file.close()),
  };
}
