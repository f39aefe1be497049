import type { CodeTable, DataDefinition, DataItem, DataTable } from '../../catalogue/index.js';
import { normalised } from './search-text.js';

/** One text of an item, under the name of what it says. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** An item as it is found. */
export interface SearchableItem {
  readonly table: string;
  readonly item: string;
  readonly tableJa: string;
  readonly nameJa: string;
  readonly codeTable: string | null;
  readonly pattern: string | null;
  /** Normalised names (Japanese, English, physical, `table.item`), each between line feeds. */
  readonly nameLines: string;
  readonly texts: readonly FieldText[];
  /** Normalised names and texts, a line each. */
  readonly searchText: string;
}

export function searchableItems({ tables, codeTables }: DataDefinition): SearchableItem[] {
  const byName = new Map(codeTables.map((table) => [table.name, table]));
  return tables.flatMap((table) =>
    table.items.map((item) => searchable(table, item, byName.get(item.codeTable ?? ''))),
  );
}

function searchable(
  table: DataTable,
  item: DataItem,
  codes: CodeTable | undefined,
): SearchableItem {
  const written = [item.nameJa, item.nameEn ?? '', item.name, `${table.name}.${item.name}`];
  const names = [...new Set(written.map(normalised).filter((name) => name !== ''))];
  const texts = textsOf(table, item, codes);
  return {
    table: table.name,
    item: item.name,
    tableJa: table.nameJa,
    nameJa: item.nameJa,
    codeTable: item.codeTable ?? null,
    pattern: item.pattern ?? null,
    nameLines: `\n${names.join('\n')}\n`,
    texts,
    searchText: [...names, ...texts.map(({ text }) => normalised(text))].join('\n'),
  };
}

function textsOf(table: DataTable, item: DataItem, codes: CodeTable | undefined): FieldText[] {
  const all: [string, string | undefined][] = [
    ['meaning', item.meaning],
    ['caution', item.caution],
    ['cleansing', item.cleansing],
    ['sources', item.sources?.join(' / ')],
    ['table', [table.nameJa, table.nameEn].filter(Boolean).join(' ')],
    ['codeTable', codes && [codes.nameJa, codes.name, codes.source].filter(Boolean).join(' ')],
    ['pattern', item.pattern],
    ['format', item.format],
    ['unit', item.unit],
  ];
  return all.flatMap(([field, text]) => (text === undefined || text === '' ? [] : { field, text }));
}

/** Terms have no line feeds: none is found across two lines. */
export const hasAll = (text: string, terms: readonly string[]): boolean =>
  terms.every((term) => text.includes(term));
