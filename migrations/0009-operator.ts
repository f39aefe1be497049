import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Operator0009 implements MigrationInterface {
  name = 'Operator1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE peer (
        code text PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        address text NOT NULL,
        representative text NOT NULL,
        public_key text NOT NULL,
        fingerprint text NOT NULL UNIQUE,
        status text NOT NULL,
        certification jsonb NOT NULL,
        transport jsonb NOT NULL,
        registered_by text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE peer');
  }
}
