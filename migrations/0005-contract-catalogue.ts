import type { MigrationInterface, QueryRunner } from 'typeorm';

const CATALOGUE = `
  CREATE FUNCTION refuse_content_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The content of % never changes', TG_TABLE_NAME; END $$;

  CREATE TABLE data_definition (
    id uuid PRIMARY KEY,
    definition_id text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    definition jsonb NOT NULL,
    sha256 text NOT NULL,
    proposer text NOT NULL,
    members text[] NOT NULL,
    proposed_by text,
    UNIQUE (definition_id, version)
  );
  CREATE TRIGGER data_definition_content
    BEFORE UPDATE OF definition_id, version, definition, sha256, proposer, members ON data_definition
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
  CREATE TABLE definition_agreement (
    definition_id uuid NOT NULL REFERENCES data_definition,
    operator text NOT NULL,
    agreed_at timestamptz NOT NULL,
    PRIMARY KEY (definition_id, operator)
  );
`;

const CONTRACT = `
  CREATE TABLE basic_contract (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    parties text[] NOT NULL,
    document jsonb NOT NULL,
    sha256 text NOT NULL,
    drafted_by text,
    termination jsonb
  );
  CREATE TRIGGER basic_contract_content
    BEFORE UPDATE OF parties, document, sha256, drafted_by ON basic_contract
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();

  CREATE TABLE eligible_request (
    request_id uuid PRIMARY KEY,
    case_number text NOT NULL,
    recipient text NOT NULL,
    provider text NOT NULL
  );
  CREATE TABLE individual_contract (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES eligible_request,
    state text NOT NULL,
    document jsonb NOT NULL,
    sha256 text NOT NULL,
    drafted_by text
  );
  CREATE UNIQUE INDEX individual_contract_current ON individual_contract (request_id)
    WHERE state <> 'superseded';
  CREATE TRIGGER individual_contract_content
    BEFORE UPDATE OF request_id, document, sha256, drafted_by ON individual_contract
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();

  CREATE TABLE contract_signature (
    contract_id uuid NOT NULL,
    operator text NOT NULL,
    title text NOT NULL,
    sha256 text NOT NULL,
    signed_at timestamptz NOT NULL,
    signature text NOT NULL,
    PRIMARY KEY (contract_id, operator)
  );
  CREATE TABLE held_signature (LIKE contract_signature INCLUDING ALL);
`;

export class ContractCatalogue0005 implements MigrationInterface {
  name = 'ContractCatalogue1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CATALOGUE);
    await runner.query(CONTRACT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE held_signature, contract_signature, individual_contract, eligible_request,
        basic_contract, definition_agreement, data_definition;
      DROP FUNCTION refuse_content_change`);
  }
}
