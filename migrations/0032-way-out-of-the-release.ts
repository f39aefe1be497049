import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 開封の断念・開示後の回収: what one person declared, and why data are to be deleted. */
export class WayOutOfTheRelease0032 implements MigrationInterface {
  name = 'WayOutOfTheRelease1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package ADD COLUMN proposed_give_up jsonb');
    await runner.query(
      "ALTER TABLE deletion_duty ADD COLUMN cause text NOT NULL DEFAULT 'opt-out'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package DROP COLUMN proposed_give_up');
    await runner.query('ALTER TABLE deletion_duty DROP COLUMN cause');
  }
}
