import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Persons' own signing keys: who prepared and who approved a package is told by their signatures. */
export class SigningKeys0022 implements MigrationInterface {
  name = 'SigningKeys1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_signing_key (
        fingerprint text PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        public_key text NOT NULL,
        registered_at timestamptz NOT NULL,
        retired_at timestamptz
      );
      CREATE UNIQUE INDEX person_signing_key_in_use ON person_signing_key (person_id)
        WHERE retired_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_signing_key');
  }
}
