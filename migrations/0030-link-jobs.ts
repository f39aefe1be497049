import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 名寄せ by the gateway itself: at most one of a case that has not ended; and the profile tickets sign. */
export class LinkJobs0030 implements MigrationInterface {
  name = 'LinkJobs1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE linkage_run ADD COLUMN profile jsonb;
      CREATE TABLE link_job (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL,
        ticket jsonb NOT NULL,
        earlier_id uuid REFERENCES link_job,
        state text NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        attempts integer NOT NULL,
        progress jsonb,
        failure jsonb,
        started_at text NOT NULL,
        ended_at text
      );
      CREATE INDEX link_job_case ON link_job (case_id);
      CREATE UNIQUE INDEX link_job_under_way ON link_job (case_id) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE link_job');
    await runner.query('ALTER TABLE linkage_run DROP COLUMN profile');
  }
}
