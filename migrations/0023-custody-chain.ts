import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded in the unsigned form of 0007 cannot be signed afterwards; no release holds any. */
const MEDIA = `
  DROP TABLE custody_event, medium;
  CREATE TABLE medium (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    kind text NOT NULL,
    serial text NOT NULL,
    capacity_bytes bigint NOT NULL,
    hardware_encrypted boolean NOT NULL,
    UNIQUE (owner, serial)
  );
  CREATE TRIGGER medium_content
    BEFORE UPDATE OR DELETE OR TRUNCATE ON medium
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change();
`;

/** A fork is kept, not refused: two events of one number differ in their hash. */
const CUSTODY = `
  CREATE TABLE custody_event (
    id uuid PRIMARY KEY,
    medium_id uuid NOT NULL REFERENCES medium,
    package_id uuid,
    chain_id uuid NOT NULL,
    operator text NOT NULL,
    sequence integer NOT NULL,
    sha256 text NOT NULL,
    document jsonb NOT NULL,
    signature text NOT NULL,
    UNIQUE (chain_id, operator, sequence, sha256)
  );
  CREATE INDEX custody_event_medium ON custody_event (medium_id);
  CREATE INDEX custody_event_package ON custody_event (package_id);
  CREATE TRIGGER custody_event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change();
  CREATE TABLE custody_pending (
    medium_id uuid PRIMARY KEY REFERENCES medium,
    event jsonb NOT NULL,
    actor text NOT NULL,
    at timestamptz NOT NULL
  );
`;

const SEALS = `
  CREATE TABLE seal (
    number text PRIMARY KEY,
    operator text NOT NULL,
    state text NOT NULL CHECK (state IN ('unused', 'used', 'void')),
    medium_id uuid REFERENCES medium
  );
`;

/** No reference to the package: a deviation may be told before the package is announced. */
const DEVIATION = `
  CREATE TABLE deviation (
    id uuid PRIMARY KEY,
    package_id uuid NOT NULL,
    operator text NOT NULL,
    counterpart text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
    opened_at text NOT NULL,
    opened_by text NOT NULL,
    reason text,
    closing_requested_by text,
    closed_by text,
    closed_on text
  );
  CREATE INDEX deviation_package ON deviation (package_id);
  CREATE TRIGGER deviation_content
    BEFORE UPDATE OF id, package_id, operator, counterpart, kind, opened_at, opened_by ON deviation
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

/** The tables of 0007, empty. */
const UNSIGNED = `
  CREATE TABLE medium (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    serial text NOT NULL UNIQUE,
    capacity_bytes bigint NOT NULL,
    hardware_encrypted boolean NOT NULL
  );
  CREATE TABLE custody_event (
    id uuid PRIMARY KEY,
    medium_id uuid NOT NULL REFERENCES medium,
    sequence integer NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    kind text NOT NULL,
    package_id uuid REFERENCES transfer_package,
    sha256 text,
    seal_number text,
    tracking_number text,
    counterpart text,
    witness text,
    UNIQUE (medium_id, sequence)
  );
`;

/** 媒体・封印・逸脱の台帳, and the signed chain of custody that both sides of a package share. */
export class CustodyChain0023 implements MigrationInterface {
  name = 'CustodyChain1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [MEDIA, CUSTODY, SEALS, DEVIATION]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deviation, seal, custody_pending, custody_event, medium');
    await runner.query(UNSIGNED);
  }
}
