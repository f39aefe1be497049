import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels to other gateways: what was sent, what was received, what was put aside. */
export class Protocol0002 implements MigrationInterface {
  name = 'Protocol1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OUTGOING);
    await runner.query(INCOMING);
    await runner.query(QUARANTINE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE quarantine, incoming_envelope, incoming_channel,
      peer_contact, outgoing_envelope, outgoing_channel`);
  }
}

const OUTGOING = `
  CREATE TABLE outgoing_channel (
    peer text PRIMARY KEY,
    sequence integer NOT NULL,
    digest text NOT NULL,
    acknowledged integer NOT NULL,
    CHECK (acknowledged BETWEEN 0 AND sequence)
  );
  CREATE TABLE outgoing_envelope (
    peer text NOT NULL REFERENCES outgoing_channel,
    sequence integer NOT NULL,
    id uuid NOT NULL UNIQUE,
    digest text NOT NULL,
    type text NOT NULL,
    schema_version integer NOT NULL,
    created_at timestamptz NOT NULL,
    bytes integer NOT NULL,
    text text NOT NULL,
    refusal jsonb,
    PRIMARY KEY (peer, sequence)
  );
  CREATE TABLE peer_contact (
    peer text PRIMARY KEY,
    at timestamptz NOT NULL,
    problem jsonb
  )`;

const INCOMING = `
  CREATE TABLE incoming_channel (
    peer text PRIMARY KEY,
    sequence integer NOT NULL,
    digest text NOT NULL
  );
  CREATE TABLE incoming_envelope (
    peer text NOT NULL REFERENCES incoming_channel,
    sequence integer NOT NULL,
    id uuid NOT NULL,
    digest text NOT NULL,
    type text NOT NULL,
    schema_version integer NOT NULL,
    received_at timestamptz NOT NULL,
    via text NOT NULL,
    result text NOT NULL CHECK (result IN ('applied', 'refused')),
    refusal text,
    text text NOT NULL,
    PRIMARY KEY (peer, sequence),
    UNIQUE (peer, id)
  )`;

const QUARANTINE = `
  CREATE TABLE quarantine (
    id uuid PRIMARY KEY,
    peer text,
    sequence integer,
    raw bytea NOT NULL,
    bytes integer NOT NULL,
    sha256 text NOT NULL,
    code text NOT NULL,
    facts jsonb NOT NULL,
    ja text NOT NULL,
    en text NOT NULL,
    via text NOT NULL,
    occurrences integer NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    resolved_at timestamptz,
    UNIQUE (sha256, code)
  )`;
