import type { DataDefinition } from './data-definition.js';

/** Texts that may hold line breaks; a pattern's spaces are part of it. */
const LINES = new Set(['description', 'grain', 'meaning', 'caution', 'cleansing', 'codes']);
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/;

const isClean = (text: string, key: string): boolean =>
  !CONTROL.test(text) &&
  (key === 'pattern' || text === text.trim()) &&
  (LINES.has(key) || !text.includes('\n'));

/**
 * Places of texts that a workbook could not give back as they are: spaces around them, control characters,
 * line breaks where a cell has one line.
 */
export function uncleanTexts(definition: DataDefinition): string[] {
  return [
    ...within(definition, '', new Set(['tables', 'codeTables'])),
    ...definition.tables.flatMap((table) => [
      ...within(table, `${table.name}.`, new Set(['items', 'references'])),
      ...table.items.flatMap((item) => within(item, `${table.name}.${item.name}.`)),
    ]),
    ...definition.codeTables.flatMap((table) => within(table, `${table.name}.`)),
  ];
}

function within(value: object, prefix: string, except = new Set<string>()): string[] {
  return Object.entries(value as Record<string, unknown>).flatMap(([key, one]) => {
    if (except.has(key)) return [];
    const texts = textsOf(one);
    return texts.every((text) => isClean(text, key)) && isCleanCodes(key, one)
      ? []
      : [prefix + key];
  });
}

const isCleanCodes = (key: string, value: unknown): boolean =>
  key !== 'codes' || Object.keys(value as object).every((code) => isClean(code, 'code'));

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
