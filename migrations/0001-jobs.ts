import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work to be done after commit; payloads hold ids, `last_error` a code. */
export class Jobs0001 implements MigrationInterface {
  name = 'Jobs1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        done_at timestamptz,
        last_error text
      );
      CREATE INDEX job_open ON job (created_at, id) WHERE done_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job');
  }
}
