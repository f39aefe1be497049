import type { TableQuery } from './source-file.js';

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A table's name may be qualified: `schema.table`. */
export const selectOf = (source: TableQuery): string =>
  'query' in source
    ? source.query
    : `SELECT * FROM ${source.table.split('.').map(quoted).join('.')}`;
