import type { DataDefinition, DataItem, DataTable, ItemType } from '../data-definition.js';
import { DATETIME_PATTERN, versionText } from './shared.js';

const TYPES: Readonly<Record<ItemType, string>> = {
  string: 'string',
  integer: 'integer',
  decimal: 'number',
  date: 'date',
  // A shorter value stays shorter, which no format of the standard allows: a string with a pattern.
  datetime: 'string',
};

/**
 * Frictionless Data Package (v1) with one Table Schema for each table: the CSV of a package, one file
 * `<table>.csv`, can be checked with it. https://specs.frictionlessdata.io
 */
export function toDataPackage(definition: DataDefinition): object {
  const { id, tables, titleJa } = definition;
  return {
    profile: 'tabular-data-package',
    name: id.replaceAll('/', '-'),
    id,
    title: titleJa,
    version: versionText(definition),
    resources: tables.map((table) => resourceOf(table, definition)),
  };
}

const resourceOf = (table: DataTable, definition: DataDefinition): object => ({
  profile: 'tabular-data-resource',
  name: table.name.replaceAll('_', '-'),
  path: `${table.name}.csv`,
  title: table.nameJa,
  ...(table.description === undefined ? {} : { description: table.description }),
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: {
    delimiter: ',',
    lineTerminator: '\r\n',
    quoteChar: '"',
    doubleQuote: true,
    header: true,
  },
  schema: {
    fields: table.items.map((item) => fieldOf(item, definition)),
    missingValues: [''],
    ...keysOf(table, definition),
  },
});

/** A key whose items may be empty is no primary key there: the standard wants a value in each. */
function keysOf(table: DataTable, definition: DataDefinition): object {
  const isRequired = (name: string) => table.items.find((item) => item.name === name)?.required;
  const foreignKeys = (table.references ?? []).map(({ columns, table: target }) => ({
    fields: columns,
    reference: {
      resource: target === table.name ? '' : target.replaceAll('_', '-'),
      fields: definition.tables.find(({ name }) => name === target)?.key ?? [],
    },
  }));
  return {
    ...(table.key.every(isRequired) ? { primaryKey: table.key } : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

function fieldOf(item: DataItem, { codeTables }: DataDefinition): object {
  const codes = codeTables.find(({ name }) => name === item.codeTable)?.codes;
  const isText = TYPES[item.type] === 'string';
  const constraints = {
    ...(item.required === true ? { required: true } : {}),
    ...(item.length !== undefined && isText ? { maxLength: item.length } : {}),
    ...patternOf(item),
    ...(codes && isText ? { enum: Object.keys(codes) } : {}),
  };
  return {
    name: item.name,
    type: TYPES[item.type],
    title: item.nameJa,
    ...(item.meaning === undefined ? {} : { description: item.meaning }),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    'yuzu:class': item.class,
    ...(item.codeTable === undefined ? {} : { 'yuzu:codeTable': item.codeTable }),
  };
}

function patternOf({ type, pattern }: DataItem): { pattern?: string } {
  if (type === 'datetime') return { pattern: DATETIME_PATTERN };
  return pattern !== undefined && type === 'string' ? { pattern } : {};
}
