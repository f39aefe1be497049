import type { MigrationInterface, QueryRunner } from 'typeorm';

const TRANSFER = `
  CREATE TABLE transfer_package (
    id uuid PRIMARY KEY,
    direction text NOT NULL CHECK (direction IN ('provided', 'received')),
    state text NOT NULL,
    name text NOT NULL UNIQUE,
    counterpart text NOT NULL,
    contract_id uuid NOT NULL,
    request_id uuid NOT NULL,
    case_number text NOT NULL,
    provided_on text NOT NULL,
    retention_until text NOT NULL,
    tables jsonb NOT NULL,
    ticket jsonb,
    extraction jsonb,
    findings jsonb,
    seal jsonb,
    sealed_by text,
    passphrase_message text,
    consignment jsonb,
    arrival jsonb,
    opening jsonb,
    reasons jsonb
  );
  CREATE INDEX transfer_package_request ON transfer_package (request_id);
  CREATE TRIGGER transfer_package_content
    BEFORE UPDATE OF id, direction, name, counterpart, contract_id, request_id, case_number,
      provided_on, retention_until, tables ON transfer_package
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();

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
  CREATE TRIGGER custody_event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change();
`;

const LINKAGE = `
  CREATE TABLE linkage_run (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    sources jsonb NOT NULL,
    issued_at timestamptz NOT NULL,
    issued_by text NOT NULL,
    counts jsonb,
    recorded_at timestamptz,
    recorded_by text
  );
  CREATE INDEX linkage_run_case ON linkage_run (case_id);
`;

export class TransferLinkage0007 implements MigrationInterface {
  name = 'TransferLinkage1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRANSFER);
    await runner.query(LINKAGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE linkage_run, custody_event, medium, transfer_package');
  }
}
