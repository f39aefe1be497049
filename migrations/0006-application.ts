import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Application0006 implements MigrationInterface {
  name = 'Application1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_counter (
        fiscal_year int PRIMARY KEY,
        last_number int NOT NULL
      );
      CREATE TABLE exchange_case (
        id uuid PRIMARY KEY,
        fiscal_year int NOT NULL,
        case_number int NOT NULL,
        state text NOT NULL,
        data_user jsonb NOT NULL,
        research_plan jsonb NOT NULL,
        specification_draft jsonb NOT NULL,
        permission_to_share jsonb NOT NULL,
        first_review jsonb,
        second_review jsonb,
        UNIQUE (fiscal_year, case_number)
      );
      CREATE TABLE provision_request (
        id uuid PRIMARY KEY,
        case_id uuid REFERENCES exchange_case,
        fiscal_year int NOT NULL,
        case_number int NOT NULL,
        recipient text NOT NULL,
        provider text NOT NULL,
        state text NOT NULL,
        document jsonb NOT NULL,
        drafted_by text,
        answer jsonb
      );
      CREATE INDEX provision_request_case ON provision_request (case_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provision_request, exchange_case, case_counter');
  }
}
