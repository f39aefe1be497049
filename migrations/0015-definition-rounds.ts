import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements without a signature cannot be kept as evidence: versions are proposed and agreed to anew. */
const VOTES = `
  DROP TABLE definition_agreement;
  CREATE TABLE definition_vote (
    definition_id uuid NOT NULL REFERENCES data_definition,
    operator text NOT NULL,
    vote text NOT NULL,
    document jsonb NOT NULL,
    signature text NOT NULL,
    verified boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (definition_id, operator)
  );
  CREATE TRIGGER definition_vote_kept BEFORE UPDATE ON definition_vote
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

const ROUNDS = `
  ALTER TABLE data_definition
    ADD round integer NOT NULL DEFAULT 1,
    ADD reason text,
    ADD proposed_at timestamptz NOT NULL DEFAULT now(),
    ADD closed_at timestamptz,
    ADD closing_reason text,
    DROP CONSTRAINT data_definition_definition_id_version_key,
    ADD UNIQUE (definition_id, version, proposer, round);
  CREATE UNIQUE INDEX data_definition_published ON data_definition (definition_id, version)
    WHERE state = 'published';
  DROP TRIGGER data_definition_content ON data_definition;
  CREATE TRIGGER data_definition_content
    BEFORE UPDATE OF definition_id, version, definition, sha256, proposer, members, round, reason
    ON data_definition
    FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
`;

const DRAFTS = `
  CREATE TABLE definition_draft (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    definition jsonb NOT NULL,
    revision integer NOT NULL,
    edited_by text NOT NULL,
    edited_at timestamptz NOT NULL
  );
`;

export class DefinitionRounds0015 implements MigrationInterface {
  name = 'DefinitionRounds1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VOTES);
    await runner.query(ROUNDS);
    await runner.query(DRAFTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE definition_draft, definition_vote;
      DROP TRIGGER data_definition_content ON data_definition;
      DROP INDEX data_definition_published;
      ALTER TABLE data_definition
        DROP CONSTRAINT data_definition_definition_id_version_proposer_round_key,
        DROP round, DROP reason, DROP proposed_at, DROP closed_at, DROP closing_reason,
        ADD UNIQUE (definition_id, version);
      CREATE TRIGGER data_definition_content
        BEFORE UPDATE OF definition_id, version, definition, sha256, proposer, members
        ON data_definition
        FOR EACH ROW EXECUTE FUNCTION refuse_content_change();
      CREATE TABLE definition_agreement (
        definition_id uuid NOT NULL REFERENCES data_definition,
        operator text NOT NULL,
        agreed_at timestamptz NOT NULL,
        PRIMARY KEY (definition_id, operator)
      )`);
  }
}
