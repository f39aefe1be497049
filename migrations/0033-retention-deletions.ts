import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 保存期限に伴う削除: whose a deletion is, and by which day. Packages accepted before get theirs as well. */
export class RetentionDeletions0033 implements MigrationInterface {
  name = 'RetentionDeletions1700000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE deletion_duty ADD COLUMN mine boolean, ADD COLUMN due_on text;
      UPDATE deletion_duty SET mine =
        (SELECT direction = 'received' FROM transfer_package WHERE id = package_id);
      ALTER TABLE deletion_duty ALTER COLUMN mine SET NOT NULL;
      INSERT INTO deletion_duty
        (id, package_id, state, cause, mine, due_on, list_version, digests, raised_on)
        SELECT id, id, 'open', 'retention', direction = 'received', retention_until, 0, '[]', accepted_on
          FROM transfer_package WHERE state = 'accepted' AND accepted_on IS NOT NULL;
      INSERT INTO deletion_duty
        (id, package_id, state, cause, mine, due_on, list_version, digests, raised_on)
        SELECT gen_random_uuid(), id, 'open', 'retention', true, retention_until, 0, '[]', accepted_on
          FROM transfer_package
          WHERE state = 'accepted' AND accepted_on IS NOT NULL AND direction = 'provided';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM deletion_duty WHERE cause = 'retention';
      ALTER TABLE deletion_duty DROP COLUMN mine, DROP COLUMN due_on;
    `);
  }
}
