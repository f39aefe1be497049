import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 送信の状況: how often an upload failed and whether it waits for a person. */
export class UploadStanding0034 implements MigrationInterface {
  name = 'UploadStanding1700000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package ADD COLUMN upload jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_package DROP COLUMN upload');
  }
}
