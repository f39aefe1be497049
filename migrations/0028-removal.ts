import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 受領データからの削除: the job ticket of a deletion, and what its receipt counted. */
export class Removal0028 implements MigrationInterface {
  name = 'Removal1700000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE deletion_duty ADD COLUMN ticket jsonb, ADD COLUMN removal jsonb',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deletion_duty DROP COLUMN ticket, DROP COLUMN removal');
  }
}
