import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Profile } from '../../domain/model/profile.js';
import { NORMALISERS, type Normaliser } from '../../domain/normalise/index.js';
import {
  groupsOf,
  groupTable,
  groupTableSql,
  writtenSql,
  type FieldGroup,
} from './model/load-sql.js';
import type { Queries } from './queries.js';
import { RowLoader } from './row-loader.js';

function normaliserOf(name: string): Normaliser {
  const found = (NORMALISERS as Readonly<Record<string, Normaliser>>)[name];
  if (found) return found;
  throw new Error(`There is no normaliser "${name}".`);
}

const typesOf =
  ({ from, fields }: FieldGroup) =>
  ({ VARCHAR, INTEGER }: typeof import('@duckdb/node-api')): DuckDBType[] => [
    ...from.map(() => VARCHAR),
    ...fields.map(({ kind }) => (kind === 'date' ? INTEGER : VARCHAR)),
  ];

async function normaliseGroup(queries: Queries, group: FieldGroup, index: number): Promise<void> {
  await queries.run([
    { name: `values of ${group.from.join(', ')}`, sql: groupTableSql(group, index) },
  ]);
  const normalisers = group.fields.map(({ normaliser = '' }) => normaliserOf(normaliser));
  const loader = await RowLoader.into(queries.connection, groupTable(index), typesOf(group));
  for await (const rows of queries.chunks(writtenSql(group)))
    for (const row of rows) {
      const written = row as string[];
      const keys = normalisers.map(({ normalise }): DuckDBValue => normalise(...written));
      loader.add([...written, ...keys]);
    }
  loader.close();
}

/** Normalises every value the sources wrote, once, and not record by record. */
export async function normaliseValues(queries: Queries, profile: Profile): Promise<void> {
  for (const [index, group] of groupsOf(profile).entries())
    await normaliseGroup(queries, group, index);
}
