import { ok, type Outcome, refuse, type Refusal } from '../../../kernel/outcome.js';
import { uncleanTexts } from './clean-texts.js';
import type { DataDefinition, DataItem, DataTable } from './data-definition.js';
import { catalogueErrors } from './errors.js';
import { compiles, isQuick } from './pattern.js';

/** Refused with the first inconsistency: a definition that contradicts itself binds nobody. */
export function checkDefinition(definition: DataDefinition): Outcome<undefined> {
  return definitionFindings(definition)[0] ?? ok();
}

/** Every inconsistency, in the order of the definition. */
export function definitionFindings(definition: DataDefinition): Refusal[] {
  const { tables, codeTables } = definition;
  return [
    ...empty('tables', tables.length),
    ...duplicates('', tables),
    ...duplicates('', codeTables),
    ...codeTables.flatMap(({ name, codes }) => empty(name, Object.keys(codes).length)),
    ...tables.flatMap((table) => tableFindings(table, definition)),
    ...uncleanTexts(definition).map((place) =>
      refuse(catalogueErrors.DEFINITION_TEXT_UNCLEAN, { place }),
    ),
  ];
}

function tableFindings(table: DataTable, definition: DataDefinition): Refusal[] {
  return [
    ...empty(table.name, table.items.length),
    ...duplicates(`${table.name}.`, table.items),
    ...keyFindings(table),
    ...emptyList(`${table.name}.references`, table.references),
    ...referenceFindings(table, definition),
    ...table.items.flatMap((item) => itemFindings(`${table.name}.${item.name}`, item, definition)),
  ];
}

const empty = (place: string, size: number): Refusal[] =>
  size === 0 ? [refuse(catalogueErrors.DEFINITION_EMPTY, { place })] : [];

/** A list without entries and no list say the same; only one of them is written. */
const emptyList = (place: string, list: readonly unknown[] | undefined): Refusal[] =>
  list === undefined ? [] : empty(place, list.length);

const duplicates = (prefix: string, named: readonly { readonly name: string }[]): Refusal[] =>
  named
    .filter(({ name }, index) => named.findIndex((other) => other.name === name) < index)
    .map(({ name }) => refuse(catalogueErrors.DEFINITION_NAME_TWICE, { place: prefix + name }));

/** A key item may lack a value: an empty specimen number tells a row apart as well. */
function keyFindings({ name: place, key, items }: DataTable): Refusal[] {
  const names = new Set(items.map(({ name }) => name));
  return [
    ...empty(`${place}.key`, key.length),
    ...key
      .filter((item) => !names.has(item))
      .map((item) => refuse(catalogueErrors.DEFINITION_KEY_UNKNOWN, { place, item })),
  ];
}

function referenceFindings(table: DataTable, { tables }: DataDefinition): Refusal[] {
  const own = new Set(table.items.map(({ name }) => name));
  return (table.references ?? [])
    .filter(({ columns, table: name }) => {
      const target = tables.find((other) => other.name === name);
      return target?.key.length !== columns.length || !columns.every((column) => own.has(column));
    })
    .map(({ table: target }) =>
      refuse(catalogueErrors.DEFINITION_REFERENCE_BROKEN, { place: table.name, target }),
    );
}

function itemFindings(place: string, item: DataItem, definition: DataDefinition): Refusal[] {
  const { codeTable, pattern, length } = item;
  const findings: Refusal[] = [...emptyList(`${place}.sources`, item.sources)];
  if (codeTable !== undefined && !definition.codeTables.some(({ name }) => name === codeTable))
    findings.push(refuse(catalogueErrors.DEFINITION_CODE_TABLE_MISSING, { place, codeTable }));
  if (pattern !== undefined && !compiles(pattern))
    findings.push(refuse(catalogueErrors.DEFINITION_PATTERN_INVALID, { place }));
  else if (pattern !== undefined && !isQuick(pattern, length))
    findings.push(refuse(catalogueErrors.DEFINITION_PATTERN_SLOW, { place }));
  return findings;
}
