import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { ContractedTable, DataDefinition, SourceKind } from '../../catalogue/index.js';
import { checkCriteria } from './check-criteria.js';
import type { Specification } from './contract-document.js';
import { contractErrors } from './errors.js';

/**
 * The asked tables and items in the order of the definition. Refused when one is not in the
 * definition, or when a table lacks a key item: rows that cannot be told apart cannot be checked.
 */
export function contractedTables(
  definition: DataDefinition,
  asked: readonly ContractedTable[],
): Outcome<ContractedTable[]> {
  const checked = checkNames(definition, asked);
  if (!checked.ok) return checked;
  return ok(
    definition.tables.flatMap(({ name, items }) => {
      const wanted = asked.find(({ table }) => table === name);
      if (!wanted) return [];
      const chosen = items.filter((item) => wanted.items.includes(item.name));
      return [{ table: name, items: chosen.map((item) => item.name) }];
    }),
  );
}

/** データの種類 of contracted tables: each source once, in the order of the tables. */
export function kindsOf(
  definition: DataDefinition,
  tables: readonly ContractedTable[],
): SourceKind[] {
  const kinds = definition.tables
    .filter(({ name }) => tables.some(({ table }) => table === name))
    .map(({ sourceKind }) => sourceKind);
  return [...new Set(kinds)];
}

/** True for tables, kinds and criteria as they are drafted here: what a peer proposes must be in order. */
export function isInOrder(
  definition: DataDefinition,
  { tables, kinds, criteria }: Pick<Specification, 'tables' | 'kinds' | 'criteria'>,
): boolean {
  const ordered = contractedTables(definition, tables);
  const expected = { tables: ordered.ok ? ordered.value : [], kinds: kindsOf(definition, tables) };
  const isSame = canonicalJson(expected) === canonicalJson({ tables, kinds });
  return isSame && checkCriteria(definition, criteria).ok;
}

function checkNames(
  definition: DataDefinition,
  asked: readonly ContractedTable[],
): Outcome<undefined> {
  for (const [index, { table, items }] of asked.entries()) {
    const known = definition.tables.find(({ name }) => name === table);
    const twice = asked.findIndex((other) => other.table === table) < index;
    if (!known || twice) return refuse(contractErrors.SPECIFICATION_TABLE_UNKNOWN, { table });
    const names = known.items.map(({ name }) => name);
    const item = items.find((name) => !names.includes(name));
    if (item !== undefined)
      return refuse(contractErrors.SPECIFICATION_ITEM_UNKNOWN, { table, item });
    const key = known.key.find((name) => !items.includes(name));
    if (key !== undefined)
      return refuse(contractErrors.SPECIFICATION_KEY_MISSING, { table, item: key });
  }
  return ok();
}
