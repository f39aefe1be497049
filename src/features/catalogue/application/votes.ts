import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { DefinitionVersion, ProposalName } from '../domain/definition-version.js';
import type { SignedVote, Vote, VoteDocument } from '../domain/definition-vote.js';
import { catalogueErrors } from '../domain/errors.js';

/** Votes over canonical JSON: made with the own key, verified with the pinned key of the operator. */
@UseCase()
export class Votes {
  constructor(
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  async make(
    version: DefinitionVersion,
    choice: Pick<VoteDocument, 'vote' | 'comment'>,
  ): Promise<Vote> {
    const document: VoteDocument = {
      kind: 'yuzu.definition/vote',
      schemaVersion: 1,
      definition: proposalOf(version),
      sha256: version.sha256,
      operator: this.operators.own().code,
      decidedOn: this.clock.today(),
      ...choice,
    };
    const signature = await this.keyring.sign(canonicalJson(document));
    return { document, signature, verified: true };
  }

  /** Refused where a known key did not sign it; kept as unverified where the operator is no peer here. */
  async check(tx: Tx, { document, signature }: SignedVote): Promise<Outcome<Vote>> {
    const own = this.operators.own().code;
    const { operator } = document;
    const key =
      operator === own
        ? this.keyring.publicKey()
        : (await this.operators.peer(tx, operator))?.publicKey;
    if (key === undefined) return ok({ document, signature, verified: false });
    const signed = await this.keyring.verify(canonicalJson(document), signature, key);
    if (signed.ok) return ok({ document, signature, verified: true });
    const { id: definition, version } = document.definition;
    return refuse(catalogueErrors.DEFINITION_VOTE_INVALID, { operator, definition, version });
  }
}

export const proposalOf = ({ definition, proposer, round }: DefinitionVersion): ProposalName => ({
  id: definition.id,
  version: definition.version,
  proposer,
  round,
});
