import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holdings by operator, and the full text of published definitions. The grams of a text are found through
 * GIN indexes without a pending list, which every search would have to read through.
 */
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
      CREATE TABLE searchable_item (
        definition_id text NOT NULL,
        definition_version int NOT NULL,
        position int NOT NULL,
        table_name text NOT NULL,
        item_name text NOT NULL,
        table_ja text NOT NULL,
        name_ja text NOT NULL,
        code_table text,
        pattern text,
        names text[] NOT NULL,
        texts jsonb NOT NULL,
        search_text text NOT NULL,
        grams text[] NOT NULL,
        PRIMARY KEY (definition_id, definition_version, table_name, item_name)
      );
      CREATE INDEX ON searchable_item USING gin (grams) WITH (fastupdate = off);
      CREATE INDEX ON searchable_item (definition_id, definition_version, code_table);
      CREATE TABLE searchable_code (
        definition_id text NOT NULL,
        definition_version int NOT NULL,
        code_table text NOT NULL,
        code text NOT NULL,
        meaning text NOT NULL,
        code_key text NOT NULL,
        search_text text NOT NULL,
        grams text[] NOT NULL,
        PRIMARY KEY (definition_id, definition_version, code_table, code)
      );
      CREATE INDEX ON searchable_code USING gin (grams) WITH (fastupdate = off);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE searchable_code, searchable_item, held_item, holdings');
  }
}
