import type { MigrationInterface, QueryRunner } from 'typeorm';

const PACKAGE = `
  ALTER TABLE transfer_package
    ADD COLUMN voided jsonb,
    ADD COLUMN opt_outs jsonb,
    ADD COLUMN release jsonb,
    ADD COLUMN recall jsonb,
    ADD COLUMN accepted_on text,
    ADD COLUMN delivery integer NOT NULL DEFAULT 1,
    ADD COLUMN replaces uuid REFERENCES transfer_package;
  CREATE INDEX transfer_package_contract ON transfer_package (contract_id);
  DROP TRIGGER transfer_package_content ON transfer_package;
  CREATE TRIGGER transfer_package_content
    BEFORE UPDATE OF id, direction, name, counterpart, contract_id, request_id, case_number,
      provided_on, retention_until, tables, delivery, replaces ON transfer_package
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

const PASSPHRASE_USE = `
  CREATE TABLE passphrase_use (
    id uuid PRIMARY KEY,
    package_id uuid NOT NULL REFERENCES transfer_package,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    operator text NOT NULL,
    person text NOT NULL,
    actor text
  );
  CREATE INDEX passphrase_use_package ON passphrase_use (package_id);
  CREATE TRIGGER passphrase_use_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON passphrase_use
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change();
`;

const DISCREPANCY = `
  CREATE TABLE discrepancy (
    id uuid PRIMARY KEY,
    package_id uuid NOT NULL REFERENCES transfer_package,
    state text NOT NULL,
    report jsonb NOT NULL,
    replaced_by uuid REFERENCES transfer_package,
    reported_by text,
    acknowledged_by text,
    acknowledged_on text,
    peer_acknowledged_on text
  );
  CREATE INDEX discrepancy_package ON discrepancy (package_id);
  CREATE TRIGGER discrepancy_content
    BEFORE UPDATE OF id, package_id, report ON discrepancy
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

const DELETION_DUTY = `
  CREATE TABLE deletion_duty (
    id uuid PRIMARY KEY,
    package_id uuid NOT NULL REFERENCES transfer_package,
    state text NOT NULL,
    list_version integer NOT NULL,
    digests jsonb NOT NULL,
    raised_on text NOT NULL,
    outcome text,
    recorded_by text,
    fulfilled_on text
  );
  CREATE INDEX deletion_duty_package ON deletion_duty (package_id);
  CREATE TRIGGER deletion_duty_content
    BEFORE UPDATE OF id, package_id, list_version, digests, raised_on ON deletion_duty
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

/** Who released and used passphrases, what was not to specification, what stop requests ask after the release. */
export class PackageReleaseRecall0024 implements MigrationInterface {
  name = 'PackageReleaseRecall1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PACKAGE, PASSPHRASE_USE, DISCREPANCY, DELETION_DUTY])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deletion_duty, discrepancy, passphrase_use');
    await runner.query(`
      DROP TRIGGER transfer_package_content ON transfer_package;
      ALTER TABLE transfer_package
        DROP COLUMN voided, DROP COLUMN opt_outs, DROP COLUMN release, DROP COLUMN recall,
        DROP COLUMN accepted_on, DROP COLUMN delivery, DROP COLUMN replaces;
      DROP INDEX transfer_package_contract;
      CREATE TRIGGER transfer_package_content
        BEFORE UPDATE OF id, direction, name, counterpart, contract_id, request_id, case_number,
          provided_on, retention_until, tables ON transfer_package
        FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
    `);
  }
}
