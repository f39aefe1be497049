import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversion rules by name and version; of a name, one version is active. */
export class Conversion0017 implements MigrationInterface {
  name = 'Conversion1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE conversion (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        version int NOT NULL,
        state text NOT NULL,
        rule_set jsonb NOT NULL,
        sha256 text NOT NULL,
        drafted_by text NOT NULL,
        approved_by text,
        UNIQUE (name, version)
      );
      CREATE UNIQUE INDEX ON conversion (name) WHERE state = 'active';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE conversion');
  }
}
