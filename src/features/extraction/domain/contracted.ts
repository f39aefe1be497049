import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { ContractedTable, DataDefinition, DataTable } from '../../catalogue/index.js';
import { extractionErrors } from './errors.js';

/** Everything a definition holds, as if all of it were contracted. */
export const wholeDefinition = (definition: DataDefinition): ContractedTable[] =>
  definition.tables.map(({ name, items }) => ({
    table: name,
    items: items.map((item) => item.name),
  }));

/** All items of the tables named, e.g. of those an operator holds at all. */
export function wholeTables(
  definition: DataDefinition,
  names: readonly string[],
): Outcome<ContractedTable[]> {
  const whole = wholeDefinition(definition);
  const unknown = names.find((name) => !whole.some(({ table }) => table === name));
  if (unknown !== undefined)
    return refuse(extractionErrors.TABLE_NOT_DEFINED, {
      table: unknown,
      version: definition.version,
    });
  return ok(whole.filter(({ table }) => names.includes(table)));
}

/**
 * The contracted tables and items in the order of the definition. Refused if the contract names an
 * item the definition does not hold: leaving it out silently would be a deviation.
 */
export function contractedIn(
  definition: DataDefinition,
  contracted: readonly ContractedTable[],
): Outcome<ContractedTable[]> {
  const asked = new Map(contracted.map(({ table, items }) => [table, new Set(items)]));
  const unknown = contracted.flatMap(({ table, items }) => unknownItems(definition, table, items));
  const [item] = unknown;
  if (item !== undefined)
    return refuse(extractionErrors.TICKET_NAMES_UNKNOWN_ITEM, {
      item,
      version: definition.version,
    });
  const tables = wholeDefinition(definition).map(({ table, items }) => ({
    table,
    items: items.filter((name) => asked.get(table)?.has(name)),
  }));
  return ok(tables.filter(({ items }) => items.length > 0));
}

function unknownItems(
  definition: DataDefinition,
  table: string,
  items: readonly string[],
): string[] {
  const known = definition.tables.find(({ name }: DataTable) => name === table);
  if (known === undefined) return [table];
  const names = new Set(known.items.map(({ name }) => name));
  return items.filter((name) => !names.has(name)).map((name) => `${table}.${name}`);
}
