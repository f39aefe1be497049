import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shares of a case's fee, kept at the recipient; and whether an accepted request is a rehearsal. */
export class FeeAllocation0014 implements MigrationInterface {
  name = 'FeeAllocation1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE eligible_request ADD COLUMN rehearsal boolean NOT NULL DEFAULT false;
      CREATE TABLE fee_allocation (
        id uuid PRIMARY KEY,
        case_number text NOT NULL,
        request_ids uuid[] NOT NULL,
        allocation jsonb NOT NULL
      );
      CREATE INDEX ON fee_allocation USING gin (request_ids);
      CREATE TRIGGER fee_allocation_content BEFORE UPDATE ON fee_allocation
        FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE fee_allocation;
      ALTER TABLE eligible_request DROP COLUMN rehearsal;
    `);
  }
}
