import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 目視確認 of a linkage: its ticket and, once the secure room has answered, counts. */
export class LinkageReview0027 implements MigrationInterface {
  name = 'LinkageReview1700000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE linkage_review (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL,
        run_id uuid NOT NULL REFERENCES linkage_run,
        links_sha256 text NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by text NOT NULL,
        counts jsonb,
        recorded_at timestamptz,
        recorded_by text
      );
      CREATE INDEX linkage_review_case ON linkage_review (case_id);
      CREATE TRIGGER linkage_review_content
        BEFORE UPDATE OF id, case_id, run_id, links_sha256, issued_at, issued_by ON linkage_review
        FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE linkage_review');
  }
}
