import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was registered before rehearsals existed is real. */
export class Rehearsal0018 implements MigrationInterface {
  name = 'Rehearsal1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange_case ADD COLUMN rehearsal boolean NOT NULL DEFAULT false;
      ALTER TABLE provision_request ADD COLUMN rehearsal boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE provision_request DROP COLUMN rehearsal;
      ALTER TABLE exchange_case DROP COLUMN rehearsal;
    `);
  }
}
