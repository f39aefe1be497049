import type { DataDefinition, DataItem, DataTable } from '../../catalogue/index.js';
import { type Difference, differences } from './difference.js';
import { type Loss, lossesOf } from './loss.js';
import type { ConversionRule, DefinitionName, RuleSet, TableRules } from './rule-set.js';

/** 対応済み・相違あり・対応なし. */
export type Standing = 'mapped' | 'differing' | 'missing';

/** An item of the target and where it comes from. */
export interface CoveredItem {
  readonly table: string;
  readonly item: string;
  readonly nameJa: string;
  readonly required: boolean;
  readonly standing: Standing;
  /** Items of the source, `table.item`; empty where missing or constant. */
  readonly from: readonly string[];
  readonly by: 'rule' | 'same-name' | null;
  /** What differs and no rule settles. */
  readonly differences: readonly Difference[];
  readonly losses: readonly Loss[];
}

interface UnusedItem {
  readonly table: string;
  readonly item: string;
  readonly nameJa: string;
}

/** 対応状況: how much of the target definition an operator's own definition fills. */
export interface Coverage {
  readonly source: DefinitionName;
  readonly target: DefinitionName;
  readonly counts: Readonly<Record<Standing, number>> & { readonly requiredMissing: number };
  readonly items: readonly CoveredItem[];
  /** Items of the source that lead nowhere. */
  readonly unused: readonly UnusedItem[];
}

export function coverageOf(
  source: DataDefinition,
  target: DataDefinition,
  ruleSet?: RuleSet,
): Coverage {
  const items = target.tables.flatMap((table) => {
    const rules = rulesFor(table, source, ruleSet);
    const own = source.tables.find(({ name }) => name === rules?.from);
    return table.items.map((item) => covered({ source, target, own, rules, table }, item));
  });
  const used = new Set(items.flatMap(({ from }) => from));
  const count = (standing: Standing) => items.filter((one) => one.standing === standing).length;
  return {
    source: nameOf(source),
    target: nameOf(target),
    counts: {
      mapped: count('mapped'),
      differing: count('differing'),
      missing: count('missing'),
      requiredMissing: items.filter(({ required, standing }) => required && standing === 'missing')
        .length,
    },
    items,
    unused: source.tables.flatMap(({ name: table, items: own }) =>
      own
        .filter(({ name }) => !used.has(`${table}.${name}`))
        .map(({ name, nameJa }) => ({ table, item: name, nameJa })),
    ),
  };
}

const nameOf = ({ id, version }: DataDefinition): DefinitionName => ({ id, version });

/** Rules that write the table; without any, a table of the same name passes as it is. */
export function rulesFor(
  { name }: { readonly name: string },
  source: { readonly tables: readonly { readonly name: string }[] },
  ruleSet?: RuleSet,
): TableRules | undefined {
  const written = ruleSet?.tables.find(({ to }) => to === name);
  if (written) return written;
  const isThere = source.tables.some((table) => table.name === name);
  return isThere ? { from: name, to: name, sameNames: true, rules: [] } : undefined;
}

interface Place {
  readonly source: DataDefinition;
  readonly target: DataDefinition;
  readonly own: DataTable | undefined;
  readonly rules: TableRules | undefined;
  readonly table: DataTable;
}

function covered(place: Place, item: DataItem): CoveredItem {
  const { own, rules, table } = place;
  const about = {
    table: table.name,
    item: item.name,
    nameJa: item.nameJa,
    required: item.required === true,
  };
  const rule = rules?.rules.find(({ to }) => to.includes(item.name));
  const same = rules?.sameNames ? own?.items.find(({ name }) => name === item.name) : undefined;
  if (own && rule)
    return { ...about, ...fedBy('rule', place, own, itemsOf(own, rule), item, rule) };
  if (own && same) return { ...about, ...fedBy('same-name', place, own, [same], item) };
  return { ...about, standing: 'missing', from: [], by: null, differences: [], losses: [] };
}

function fedBy(
  by: 'rule' | 'same-name',
  definitions: Place,
  own: DataTable,
  sources: readonly DataItem[],
  item: DataItem,
  rule?: ConversionRule,
): Pick<CoveredItem, 'standing' | 'from' | 'by' | 'differences' | 'losses'> {
  const open = differences(sources, item, rule?.steps ?? [], definitions);
  return {
    standing: open.length > 0 ? 'differing' : 'mapped',
    from: sources.map(({ name }) => `${own.name}.${name}`),
    by,
    differences: open,
    losses: rule ? lossesOf(rule) : [],
  };
}

const itemsOf = ({ items }: DataTable, { from }: ConversionRule): DataItem[] =>
  from.flatMap((name) => items.find((item) => item.name === name) ?? []);
