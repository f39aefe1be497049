import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Committee reviews; a decided one and a received notice never change, whatever the program does. */
export class Review0011 implements MigrationInterface {
  name = 'Review1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        state text NOT NULL,
        opened_on date NOT NULL,
        due_on date NOT NULL,
        declarations jsonb NOT NULL,
        votes jsonb NOT NULL,
        ruling jsonb,
        CHECK ((state = 'pending') = (ruling IS NULL))
      );
      CREATE UNIQUE INDEX review_pending ON review (subject_kind, subject_id)
        WHERE state = 'pending';
      CREATE TABLE reviewed_request (
        request_id uuid PRIMARY KEY,
        recipient text NOT NULL,
        case_number text NOT NULL
      );
      CREATE TABLE second_review_notice (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES reviewed_request,
        recipient text NOT NULL,
        fiscal_year int NOT NULL,
        case_number int NOT NULL,
        decision text NOT NULL,
        decided_on date NOT NULL,
        conditions jsonb NOT NULL,
        received_at timestamptz NOT NULL
      );
      CREATE FUNCTION refuse_review_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'What % decided never changes', TG_TABLE_NAME; END $$;
      CREATE TRIGGER review_decided BEFORE UPDATE OR DELETE ON review
        FOR EACH ROW WHEN (OLD.state <> 'pending') EXECUTE FUNCTION refuse_review_change();
      CREATE TRIGGER second_review_notice_kept BEFORE UPDATE OR DELETE ON second_review_notice
        FOR EACH ROW EXECUTE FUNCTION refuse_review_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE second_review_notice, reviewed_request, review');
    await runner.query('DROP FUNCTION refuse_review_change');
  }
}
