import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 通知の一覧の変更: how far it is known not to concern a package that has left the house. */
export class HeldByNotices0031 implements MigrationInterface {
  name = 'HeldByNotices1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package ADD COLUMN notices jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package DROP COLUMN notices');
  }
}
