import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose data a case was linked with: an ended contract stops the use of these alone. */
export class LinkedProviders0020 implements MigrationInterface {
  name = 'LinkedProviders1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exchange_case ADD COLUMN linked_providers text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exchange_case DROP COLUMN linked_providers');
  }
}
