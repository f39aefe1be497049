import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that only grow: a trigger refuses every change, also for the owner and for replication roles. */
const APPEND_ONLY = [
  'provision_log_leaf',
  'provision_log_head',
  'provision_log_checkpoint',
  'provision_handover',
  'provision_record',
  'provision_delivery',
  'provision_log_sent',
  'provision_log_received',
  'provision_log_witness',
];

const appendOnlySql = (table: string) => `
  CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION provision_log_refuse_change();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;
  REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC;`;

const LOG_SQL = `
  CREATE TABLE provision_log_leaf (
    sequence bigint PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('handover', 'person', 'delivery')),
    hash bytea NOT NULL CHECK (length(hash) = 32)
  );
  CREATE TABLE provision_log_head (
    size bigint PRIMARY KEY,
    peaks bytea NOT NULL,
    root bytea NOT NULL,
    at text NOT NULL
  );
  CREATE TABLE provision_log_checkpoint (
    size bigint PRIMARY KEY,
    text text NOT NULL,
    signature text NOT NULL
  );`;

const RECORDS_SQL = `
  CREATE TABLE provision_handover (
    sequence bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    version smallint NOT NULL,
    direction text NOT NULL CHECK (direction IN ('provided', 'received')),
    form text NOT NULL,
    counterpart jsonb NOT NULL,
    handed_over_on text NOT NULL,
    acquisition text,
    package_id text NOT NULL UNIQUE,
    package_name text NOT NULL,
    case_number text NOT NULL,
    contract_id text NOT NULL,
    items jsonb NOT NULL,
    persons integer NOT NULL,
    rows jsonb NOT NULL,
    digest_root text NOT NULL,
    retain_until text NOT NULL,
    recorded_at text NOT NULL,
    recorded_by text NOT NULL
  );
  CREATE TABLE provision_record (
    sequence bigint PRIMARY KEY,
    version smallint NOT NULL,
    handover_id uuid NOT NULL REFERENCES provision_handover (id),
    digest text NOT NULL,
    tables jsonb NOT NULL,
    person_hash text NOT NULL,
    sealed text NOT NULL,
    lookup_local text NOT NULL,
    lookup_identity text NOT NULL,
    retain_until text NOT NULL
  );
  CREATE INDEX provision_record_local ON provision_record (lookup_local);
  CREATE INDEX provision_record_identity ON provision_record (lookup_identity);
  CREATE INDEX provision_record_handover ON provision_record (handover_id);
  CREATE TABLE provision_delivery (
    sequence bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    version smallint NOT NULL,
    case_id text NOT NULL,
    case_number text NOT NULL,
    delivered_on text NOT NULL,
    data_user jsonb NOT NULL,
    content text NOT NULL,
    method text NOT NULL,
    persons integer NOT NULL,
    rows jsonb NOT NULL,
    document_sha256 text NOT NULL,
    retain_until text NOT NULL,
    recorded_at text NOT NULL,
    recorded_by text NOT NULL
  );
  CREATE INDEX provision_delivery_case ON provision_delivery (case_id);`;

const WITNESS_SQL = `
  CREATE TABLE provision_log_sent (
    peer text NOT NULL,
    size bigint NOT NULL,
    at text NOT NULL,
    PRIMARY KEY (peer, size)
  );
  CREATE TABLE provision_log_received (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    peer text NOT NULL,
    size bigint NOT NULL,
    text text NOT NULL,
    signature text NOT NULL,
    public_key text NOT NULL,
    problem text,
    received_at text NOT NULL
  );
  CREATE INDEX provision_log_received_peer ON provision_log_received (peer, id);
  CREATE TABLE provision_log_witness (
    operator text NOT NULL,
    size bigint NOT NULL,
    text text NOT NULL,
    signature text NOT NULL,
    public_key text NOT NULL,
    witnessed_at text NOT NULL,
    PRIMARY KEY (operator, size)
  );`;

const RECONCILIATION_SQL = `
  CREATE TABLE reconciliation (
    package_id text PRIMARY KEY,
    package_name text NOT NULL,
    counterpart text NOT NULL,
    direction text NOT NULL,
    state text NOT NULL,
    own_count integer,
    peer_count integer,
    only_own integer,
    only_peer integer,
    own_root text,
    peer_root text,
    peer_digests bytea,
    updated_at text NOT NULL
  );`;

/** Provision and receipt records in a Merkle log, witnesses' checkpoints, reconciliations. */
export class ProvisionLog0008 implements MigrationInterface {
  name = 'ProvisionLog1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${LOG_SQL}${RECORDS_SQL}${WITNESS_SQL}${RECONCILIATION_SQL}
      CREATE FUNCTION provision_log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
      ${APPEND_ONLY.map(appendOnlySql).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reconciliation, ${[...APPEND_ONLY].reverse().join(', ')};
      DROP FUNCTION provision_log_refuse_change`);
  }
}
