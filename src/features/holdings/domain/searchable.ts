import type { CodeTable, DataDefinition, DataItem, DataTable } from '../../catalogue/index.js';
import { normalised } from './search-text.js';

/** One text of an item, under the name of what it says. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** An item as it is found. */
export interface SearchableItem {
  readonly position: number;
  readonly table: string;
  readonly item: string;
  readonly tableJa: string;
  readonly nameJa: string;
  readonly codeTable: string | null;
  readonly pattern: string | null;
  /** Normalised names: Japanese, English, physical, `table.item`. */
  readonly names: readonly string[];
  readonly texts: readonly FieldText[];
  /** Normalised names and texts, a line each. */
  readonly searchText: string;
}

/** A code of a code table as it is found. */
export interface SearchableCode {
  readonly codeTable: string;
  readonly code: string;
  readonly text: string;
  /** Normalised. */
  readonly codeKey: string;
  readonly searchText: string;
}

export function searchableItems({ tables, codeTables }: DataDefinition): SearchableItem[] {
  const byName = new Map(codeTables.map((table) => [table.name, table]));
  let position = 0;
  return tables.flatMap((table) =>
    table.items.map((item) => {
      position += 1;
      return searchable(position, table, item, byName.get(item.codeTable ?? ''));
    }),
  );
}

function searchable(
  position: number,
  table: DataTable,
  item: DataItem,
  codes: CodeTable | undefined,
): SearchableItem {
  const written = [item.nameJa, item.nameEn ?? '', item.name, `${table.name}.${item.name}`];
  const names = [...new Set(written.map(normalised).filter((name) => name !== ''))];
  const texts = textsOf(table, item, codes);
  return {
    position,
    table: table.name,
    item: item.name,
    tableJa: table.nameJa,
    nameJa: item.nameJa,
    codeTable: item.codeTable ?? null,
    pattern: item.pattern ?? null,
    names,
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

/** Codes of the tables some item uses: others lead to no item. */
export function searchableCodes({ tables, codeTables }: DataDefinition): SearchableCode[] {
  const used = new Set(tables.flatMap(({ items }) => items.map(({ codeTable }) => codeTable)));
  return codeTables
    .filter(({ name }) => used.has(name))
    .flatMap(({ name, codes }) =>
      Object.entries(codes).map(([code, text]) => ({
        codeTable: name,
        code,
        text,
        codeKey: normalised(code),
        searchText: `${normalised(code)}\n${normalised(text)}`,
      })),
    );
}
