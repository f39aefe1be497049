import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The texts of individual contracts stand with those of all contracts; a request has one contract. */
export class IndividualContractTexts0019 implements MigrationInterface {
  name = 'IndividualContractTexts1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER individual_contract_content ON individual_contract;
      DROP INDEX individual_contract_current;
      ALTER TABLE individual_contract
        DROP COLUMN document, DROP COLUMN sha256, DROP COLUMN drafted_by;
      CREATE UNIQUE INDEX individual_contract_current ON individual_contract (request_id)
        WHERE state NOT IN ('superseded', 'abandoned');
      CREATE TRIGGER individual_contract_content BEFORE UPDATE OF id, request_id
        ON individual_contract FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER individual_contract_content ON individual_contract;
      DROP INDEX individual_contract_current;
      ALTER TABLE individual_contract ADD COLUMN document jsonb NOT NULL,
        ADD COLUMN sha256 text NOT NULL, ADD COLUMN drafted_by text;
      CREATE UNIQUE INDEX individual_contract_current ON individual_contract (request_id)
        WHERE state <> 'superseded';
      CREATE TRIGGER individual_contract_content
        BEFORE UPDATE OF request_id, document, sha256, drafted_by ON individual_contract
        FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
    `);
  }
}
