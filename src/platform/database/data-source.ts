import { DataSource, type DataSourceOptions } from 'typeorm';

/** An opened database, for those who hand it on without knowing TypeORM. */
export type Database = DataSource;

type Postgres = Extract<DataSourceOptions, { type: 'postgres' }>;

/** Opens the database and brings it to the newest migration; each migration in its own transaction. */
export async function openDatabase(
  url: string,
  entities: NonNullable<Postgres['entities']>,
  migrations: NonNullable<Postgres['migrations']>,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    synchronize: false,
    // Nothing of a statement's parameters may reach a log: they can identify persons.
    logging: false,
    extra: { max: 10, application_name: 'yuzu' },
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return dataSource;
}
