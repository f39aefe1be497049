import type { DataDefinition, DataTable } from '../../catalogue/index.js';

/** Tables in an order in which every referenced table comes before those that refer to it. */
export function referencedFirst({ tables }: DataDefinition): DataTable[] {
  const ordered = new Set<DataTable>();
  const started = new Set<DataTable>();
  const visit = (table: DataTable): void => {
    if (started.has(table)) return;
    started.add(table);
    for (const { table: name } of table.references ?? []) {
      const target = tables.find((other) => other.name === name);
      if (target) visit(target);
    }
    ordered.add(table);
  };
  tables.forEach(visit);
  return [...ordered];
}
