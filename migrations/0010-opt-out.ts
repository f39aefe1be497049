import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stop requests: persons sealed (AES-256-GCM), found through a keyed hash; never deleted here. */
export class OptOut0010 implements MigrationInterface {
  name = 'OptOut1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stop_request (
        id uuid PRIMARY KEY,
        request_index text NOT NULL UNIQUE,
        sealed_entry text NOT NULL,
        received_on date NOT NULL,
        via text NOT NULL,
        list_version int NOT NULL UNIQUE
      );
      CREATE TABLE opt_out_list (
        one boolean PRIMARY KEY CHECK (one),
        version int NOT NULL
      );
      INSERT INTO opt_out_list VALUES (true, 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stop_request, opt_out_list');
  }
}
