import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { catalogueErrors } from '../domain/errors.js';
import { type DefinitionSummary, summaryOf } from './definition-view.js';
import type { DefinitionName } from './ports/definition.store.js';
import { signedOf, VersionBook } from './version-book.js';
import { Votes } from './votes.js';

/** データ定義書の不同意: a member's approver says no and why; this round is never published then. */
@UseCase()
export class RefuseDefinition {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly book: VersionBook,
    private readonly votes: Votes,
    private readonly outbox: Outbox,
  ) {}

  execute(
    actor: Actor,
    name: DefinitionName,
    { sha256, comment }: { readonly sha256?: string | undefined; readonly comment: string },
  ): Promise<Outcome<DefinitionSummary>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.openOne(tx, name, sha256);
      if (!found.ok) return found;
      const { proposer } = found.value;
      const own = this.operators.own().code;
      if (proposer === own)
        return refuse(catalogueErrors.DEFINITION_OF_OTHERS, {
          operator: own,
          definition: name.id,
          version: name.version,
        });
      const vote = await this.votes.make(found.value, { vote: 'refused', comment });
      const voted = await this.book.vote(tx, found.value, vote);
      if (!voted.ok) return voted;
      const moved = await this.book.move(tx, actor, found.value, 'refuse');
      if (!moved.ok) return moved;
      const body = signedOf(vote);
      await this.outbox.send(tx, { to: proposer, type: 'definition.refused', body });
      return ok(summaryOf(moved.value));
    });
  }
}
