import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Published definitions are searched in memory: their text in tables, with an index of grams, was slower
 * to search and took long to write while a version was being published.
 */
export class SearchInMemory0021 implements MigrationInterface {
  name = 'SearchInMemory1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE searchable_code, searchable_item');
  }

  /** Empty: the earlier program fills them when it starts. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
}
