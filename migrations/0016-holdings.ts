import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Holdings by operator, and every held item by itself, to be asked who holds what. */
export class Holdings0016 implements MigrationInterface {
  name = 'Holdings1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE holdings (
        operator text NOT NULL,
        definition_id text NOT NULL,
        definition_version int NOT NULL,
        as_of date NOT NULL,
        statement jsonb NOT NULL,
        told_at timestamptz NOT NULL,
        PRIMARY KEY (operator, definition_id, definition_version)
      );
      CREATE TABLE held_item (
        definition_id text NOT NULL,
        definition_version int NOT NULL,
        table_name text NOT NULL,
        item_name text NOT NULL,
        operator text NOT NULL,
        first_month text,
        last_month text,
        counts jsonb NOT NULL,
        PRIMARY KEY (definition_id, definition_version, table_name, item_name, operator),
        FOREIGN KEY (operator, definition_id, definition_version)
          REFERENCES holdings ON DELETE CASCADE
      );
      CREATE INDEX ON held_item (operator, definition_id, definition_version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE held_item, holdings');
  }
}
