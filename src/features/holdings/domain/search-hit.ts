import type { Count, ItemName } from './holdings.js';
import type { Period } from './month.js';
import { normalised } from './search-text.js';
import type { SearchQuery } from './search-query.js';
import type { FieldText, SearchableItem } from './searchable.js';

/** Where the query was found, best first. */
export const PLACES = [
  'name',
  'code',
  'name-start',
  'name-part',
  'code-text',
  'text',
  'pattern',
] as const;
export type Place = (typeof PLACES)[number];

/** What one operator holds of the item. */
export interface HeldBy {
  readonly operator: string;
  readonly values: Count;
  readonly period: Period | null;
  /** Of the whole table. */
  readonly rows: Count;
  readonly persons: Count | null;
}

export interface FoundCode {
  readonly code: string;
  readonly text: string;
}

/** An item the query was found with. */
export interface Match {
  readonly definition: { readonly id: string; readonly version: number };
  readonly item: SearchableItem;
  readonly place: Place;
  /** Its code table, where codes of it were found. */
  readonly codes: { first(query: SearchQuery): FoundCode[] } | null;
}

/** 検索結果. */
export interface SearchHit extends ItemName {
  readonly definition: { readonly id: string; readonly version: number };
  readonly nameJa: string;
  readonly tableJa: string;
  readonly place: Place;
  readonly codeTable: string | null;
  /** The first codes that were found in its code table. */
  readonly codes: readonly FoundCode[];
  readonly heldBy: readonly HeldBy[];
  /** The text around the first term, where it was found in a text. */
  readonly excerpt: FieldText | null;
}

function hitOf(
  { definition, item: found, place }: Match,
  { terms }: SearchQuery,
  codes: readonly FoundCode[],
  heldBy: readonly HeldBy[],
): SearchHit {
  const { table, item, nameJa, tableJa, codeTable, texts } = found;
  const excerpt = excerptOf(texts, terms);
  return { definition, table, item, nameJa, tableJa, place, codeTable, codes, heldBy, excerpt };
}

/** The hits of a page. Items often share a code table: each is looked through once. */
export function hitsOf(
  page: readonly Match[],
  query: SearchQuery,
  heldBy: (match: Match) => readonly HeldBy[],
): SearchHit[] {
  const tables = new Set(page.flatMap(({ codes }) => codes ?? []));
  const first = new Map([...tables].map((table) => [table, table.first(query)]));
  return page.map((match) =>
    hitOf(match, query, (match.codes && first.get(match.codes)) ?? [], heldBy(match)),
  );
}

const AROUND = 40;

/** The first field with a term, cut around it. Widths that normalising changes only shift the cut. */
function excerptOf(texts: readonly FieldText[], terms: readonly string[]): FieldText | null {
  for (const { field, text } of texts) {
    const at = terms.map((term) => normalised(text).indexOf(term)).find((found) => found >= 0);
    if (at === undefined) continue;
    const from = Math.max(0, at - AROUND);
    const cut = text.slice(from, at + 2 * AROUND);
    const before = from > 0 ? '…' : '';
    return { field, text: before + cut + (from + cut.length < text.length ? '…' : '') };
  }
  return null;
}
