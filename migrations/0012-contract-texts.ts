import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was one signed document is now a chain of texts; there was no contract to convert anywhere. */
const BASIC_CONTRACT = `
  DROP TRIGGER basic_contract_content ON basic_contract;
  ALTER TABLE basic_contract
    DROP COLUMN document, DROP COLUMN sha256, DROP COLUMN drafted_by, DROP COLUMN termination;
`;

const SIGNATURES = `
  ALTER TABLE contract_signature DROP CONSTRAINT contract_signature_pkey;
  ALTER TABLE contract_signature ADD PRIMARY KEY (sha256, operator);
  ALTER TABLE held_signature DROP CONSTRAINT held_signature_pkey;
  ALTER TABLE held_signature ADD PRIMARY KEY (sha256, operator);
  CREATE INDEX contract_signature_contract ON contract_signature (contract_id);
  CREATE TRIGGER contract_signature_content BEFORE UPDATE ON contract_signature
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

const TEXTS = `
  CREATE TABLE contract_text (
    sha256 text PRIMARY KEY,
    contract_id uuid NOT NULL,
    document jsonb NOT NULL,
    drafted_by text,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX contract_text_contract ON contract_text (contract_id);
  CREATE TRIGGER contract_text_content BEFORE UPDATE ON contract_text
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();

  CREATE TABLE contract_decline (
    sha256 text NOT NULL,
    operator text NOT NULL,
    contract_id uuid NOT NULL,
    reason text NOT NULL,
    declined_at timestamptz NOT NULL,
    PRIMARY KEY (sha256, operator)
  );
  CREATE INDEX contract_decline_contract ON contract_decline (contract_id);
  CREATE TRIGGER contract_decline_content BEFORE UPDATE ON contract_decline
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();

  CREATE TABLE contract_notice (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    notice jsonb NOT NULL,
    operator text NOT NULL,
    title text NOT NULL,
    sha256 text NOT NULL,
    signed_at timestamptz NOT NULL,
    signature text NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX contract_notice_contract ON contract_notice (contract_id);
  CREATE TRIGGER contract_notice_content BEFORE UPDATE ON contract_notice
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

export class ContractTexts0012 implements MigrationInterface {
  name = 'ContractTexts1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BASIC_CONTRACT);
    await runner.query(SIGNATURES);
    await runner.query(TEXTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE contract_notice, contract_decline, contract_text;
      DROP TRIGGER contract_signature_content ON contract_signature;
      DROP INDEX contract_signature_contract;
      ALTER TABLE held_signature DROP CONSTRAINT held_signature_pkey;
      ALTER TABLE held_signature ADD PRIMARY KEY (contract_id, operator);
      ALTER TABLE contract_signature DROP CONSTRAINT contract_signature_pkey;
      ALTER TABLE contract_signature ADD PRIMARY KEY (contract_id, operator);
      ALTER TABLE basic_contract ADD COLUMN document jsonb NOT NULL, ADD COLUMN sha256 text NOT NULL,
        ADD COLUMN drafted_by text, ADD COLUMN termination jsonb;
      CREATE TRIGGER basic_contract_content
        BEFORE UPDATE OF parties, document, sha256, drafted_by ON basic_contract
        FOR EACH ROW EXECUTE FUNCTION refuse_content_change()`);
  }
}
