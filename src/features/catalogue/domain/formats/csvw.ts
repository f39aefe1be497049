import type { DataDefinition, DataItem, DataTable, ItemType } from '../data-definition.js';
import { DATETIME_PATTERN } from './shared.js';

const BASES: Readonly<Record<ItemType, string>> = {
  string: 'string',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  datetime: 'string',
};

/** CSV on the Web: metadata of a table group, one table for each `<table>.csv`. https://www.w3.org/TR/tabular-metadata/ */
export const toCsvw = (definition: DataDefinition): object => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
  'dc:identifier': definition.id,
  'dc:title': definition.titleJa,
  'dc:hasVersion': String(definition.version),
  dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
  tables: definition.tables.map((table) => tableOf(table, definition)),
});

const tableOf = (table: DataTable, { tables }: DataDefinition): object => ({
  url: `${table.name}.csv`,
  'dc:title': table.nameJa,
  ...(table.description === undefined ? {} : { 'dc:description': table.description }),
  tableSchema: {
    columns: table.items.map(columnOf),
    primaryKey: table.key,
    ...foreignKeysOf(table, tables),
  },
});

function foreignKeysOf(table: DataTable, tables: readonly DataTable[]): object {
  if (table.references === undefined) return {};
  const foreignKeys = table.references.map(({ columns, table: target }) => ({
    columnReference: columns,
    reference: {
      resource: `${target}.csv`,
      columnReference: tables.find(({ name }) => name === target)?.key ?? [],
    },
  }));
  return { foreignKeys };
}

const columnOf = (item: DataItem): object => ({
  name: item.name,
  titles: {
    ja: [item.name, item.nameJa],
    ...(item.nameEn === undefined ? {} : { en: item.nameEn }),
  },
  ...(item.meaning === undefined ? {} : { 'dc:description': item.meaning }),
  datatype: datatypeOf(item),
  ...(item.required === true ? { required: true } : {}),
  null: '',
});

/** `format` of a text is a regular expression there; a length in code points. */
function datatypeOf({ type, length, pattern }: DataItem): object {
  const base = BASES[type];
  if (type === 'datetime') return { base, format: DATETIME_PATTERN };
  if (type !== 'string') return { base };
  return {
    base,
    ...(length === undefined ? {} : { maxLength: length }),
    ...(pattern === undefined ? {} : { format: pattern }),
  };
}
