import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs in which the gateway itself extracts and seals: at most one of a package that has not ended. */
export class ProvideRuns0025 implements MigrationInterface {
  name = 'ProvideRuns1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provide_run (
        id uuid PRIMARY KEY,
        package_id uuid NOT NULL REFERENCES transfer_package,
        state text NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        signer text NOT NULL,
        attempts integer NOT NULL,
        progress jsonb,
        failure jsonb,
        started_at text NOT NULL,
        ended_at text
      );
      CREATE INDEX provide_run_package ON provide_run (package_id);
      CREATE UNIQUE INDEX provide_run_under_way ON provide_run (package_id) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provide_run');
  }
}
