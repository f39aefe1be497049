import { digestOf } from '../../../kernel/canonical-json.js';
import type { DataDefinition, DataItem } from './data-definition.js';

/** What data users are not shown; see `publicDefinition` in config/default.yaml. */
export interface PublicRule {
  /** Classes of items whose cleansing notes are left out. */
  readonly hideCleansingOf: readonly string[];
  /** Lines of a caution that begin with this are internal. */
  readonly internalMark: string;
}

/** 保有期間・件数の1行, as coarse as data users may see it. */
export interface HoldingLine {
  /** Operator code. */
  readonly operator: string;
  readonly table: string;
  /** Null: the rows of the table. */
  readonly item: string | null;
  /** e.g. `12,000`, or `10未満`. */
  readonly count: string;
  /** `YYYY-MM`; null where nothing is told. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface PublicDefinition {
  readonly kind: 'yuzu.definition/public';
  readonly schemaVersion: 1;
  /** SHA-256 of the full definition it was made from. */
  readonly source: string;
  readonly definition: DataDefinition;
  readonly holdings: readonly HoldingLine[];
}

/** データ利活用者向けの公開版. Holdings come coarsened by the rule of the holdings feature. */
export const publicVersion = (
  definition: DataDefinition,
  rule: PublicRule,
  holdings: readonly HoldingLine[] = [],
): PublicDefinition => ({
  kind: 'yuzu.definition/public',
  schemaVersion: 1,
  source: digestOf(definition),
  definition: {
    ...definition,
    tables: definition.tables.map((table) => ({
      ...table,
      items: table.items.map((item) => publicItem(item, rule)),
    })),
  },
  holdings,
});

function publicItem({ caution, cleansing, ...item }: DataItem, rule: PublicRule): DataItem {
  const open = caution
    ?.split('\n')
    .filter((line) => !line.startsWith(rule.internalMark))
    .join('\n')
    .trim();
  const isHidden = rule.hideCleansingOf.includes(item.class);
  return {
    ...item,
    ...(open ? { caution: open } : {}),
    ...(cleansing === undefined || isHidden ? {} : { cleansing }),
  };
}
