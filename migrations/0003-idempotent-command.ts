import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes of commands sent with an Idempotency-Key, committed with their effect. */
export class IdempotentCommand0003 implements MigrationInterface {
  name = 'IdempotentCommand1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotent_command (
        person_id text NOT NULL,
        key text NOT NULL,
        request_digest text NOT NULL,
        outcome jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (person_id, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotent_command');
  }
}
