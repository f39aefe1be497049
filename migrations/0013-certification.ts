import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened to every operator's certification: added to, never changed, whatever the program does. */
export class Certification0013 implements MigrationInterface {
  name = 'Certification1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE peer ADD COLUMN registered_at timestamptz NOT NULL DEFAULT now();
      CREATE TABLE certification_event (
        operator text NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        change text NOT NULL,
        number text,
        effective_on date NOT NULL,
        until date,
        source text NOT NULL,
        reference text,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (operator, id)
      );
      CREATE FUNCTION refuse_certification_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'What happened to a certification never changes'; END $$;
      CREATE TRIGGER certification_event_kept BEFORE UPDATE OR DELETE ON certification_event
        FOR EACH ROW EXECUTE FUNCTION refuse_certification_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certification_event');
    await runner.query('DROP FUNCTION refuse_certification_change');
    await runner.query('ALTER TABLE peer DROP COLUMN registered_at');
  }
}
