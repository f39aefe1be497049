import type { DataDefinition } from '../../catalogue/index.js';
import { CodeTableText } from './code-table-text.js';
import { type Match, type Place, PLACES } from './search-hit.js';
import { patternsAllowing, type SearchQuery } from './search-query.js';
import { hasAll, type SearchableItem, searchableItems } from './searchable.js';

/**
 * Normalised text of one published version. It never changes, as the version does not. A search reads
 * through all of it: an index of grams was slower where words are short (docs/performance.md).
 */
export class DefinitionText {
  readonly definition: Match['definition'];
  private readonly items: readonly SearchableItem[];
  private readonly codeTables: readonly CodeTableText[];
  private readonly patterns: readonly string[];

  constructor(definition: DataDefinition) {
    this.definition = { id: definition.id, version: definition.version };
    this.items = searchableItems(definition);
    this.codeTables = definition.codeTables.map((table) => new CodeTableText(table));
    this.patterns = [...new Set(this.items.flatMap(({ pattern }) => pattern ?? []))];
  }

  /** In the order of the definition. */
  find(query: SearchQuery): Match[] {
    const byCode = this.tablesFound(query);
    const patterns = new Set(patternsAllowing(query.written, this.patterns));
    const matches: Match[] = [];
    for (const item of this.items) {
      const codes = item.codeTable === null ? undefined : byCode.get(item.codeTable);
      const byPattern = item.pattern !== null && patterns.has(item.pattern) ? 'pattern' : undefined;
      const place = better(better(placeOfText(item, query), codes?.place), byPattern);
      if (place === undefined) continue;
      matches.push({ definition: this.definition, item, place, codes: codes?.table ?? null });
    }
    return matches;
  }

  private tablesFound(query: SearchQuery) {
    const found = new Map<string, { table: CodeTableText; place: Place }>();
    for (const table of this.codeTables) {
      const place = table.place(query);
      if (place) found.set(table.name, { table, place });
    }
    return found;
  }
}

/** Best places first; within a place by the order of the texts, and in each of its definition. */
export function findIn(texts: readonly DefinitionText[], query: SearchQuery): Match[] {
  const matches = texts.flatMap((text) => text.find(query));
  return PLACES.flatMap((place) => matches.filter((match) => match.place === place));
}

function placeOfText(item: SearchableItem, { text, terms }: SearchQuery): Place | undefined {
  if (!hasAll(item.searchText, terms)) return undefined;
  if (item.nameLines.includes(`\n${text}\n`)) return 'name';
  if (item.nameLines.includes(`\n${text}`)) return 'name-start';
  return hasAll(item.nameLines, terms) ? 'name-part' : 'text';
}

function better(one: Place | undefined, other: Place | undefined): Place | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return PLACES.indexOf(one) <= PLACES.indexOf(other) ? one : other;
}
