import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clerical reviews whose labels a linkage by the gateway itself obeys. */
export class ReviewsOfLinkJobs0035 implements MigrationInterface {
  name = 'ReviewsOfLinkJobs1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE link_job ADD COLUMN review_ids uuid[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE link_job DROP COLUMN review_ids');
  }
}
