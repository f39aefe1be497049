import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices of source institutions: one in force for each; the list is numbered like the opt-out list. */
export class Notice0021 implements MigrationInterface {
  name = 'Notice1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        institution_code text NOT NULL,
        state text NOT NULL,
        notified_on date NOT NULL,
        counted_from text NOT NULL,
        waiting_days int NOT NULL,
        stopped_on date,
        evidence text NOT NULL,
        registered_by text NOT NULL,
        confirmed_by text,
        seen_version int NOT NULL,
        list_version int UNIQUE
      );
      CREATE UNIQUE INDEX ON notice (institution_code) WHERE state = 'in-force';
      CREATE TABLE notice_list (
        one boolean PRIMARY KEY CHECK (one),
        version int NOT NULL
      );
      INSERT INTO notice_list VALUES (true, 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice, notice_list');
  }
}
