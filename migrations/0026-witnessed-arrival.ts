import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 到着は二人で登録する: what one person measured, until another confirms it. */
export class WitnessedArrival0026 implements MigrationInterface {
  name = 'WitnessedArrival1700000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package ADD COLUMN proposed_arrival jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package DROP COLUMN proposed_arrival');
  }
}
