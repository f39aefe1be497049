import { type Actor, actorText } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import {
  definitionTransitions,
  type DefinitionVersion,
  isOpen,
} from '../domain/definition-version.js';
import type { Vote } from '../domain/definition-vote.js';
import { catalogueErrors } from '../domain/errors.js';
import { type DefinitionSummary, summaryOf } from './definition-view.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';
import { signedOf, VersionBook } from './version-book.js';
import { Votes } from './votes.js';

/** データ定義書への合意: this operator's own, signed by an approver who did not propose it. */
@UseCase()
export class AgreeDefinition {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly definitions: DefinitionStore,
    private readonly book: VersionBook,
    private readonly votes: Votes,
    private readonly outbox: Outbox,
  ) {}

  execute(
    actor: Actor,
    name: DefinitionName,
    sha256?: string,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.openOne(tx, name, sha256);
      if (!found.ok) return found;
      const free = await this.isFree(tx, actor, found.value);
      if (!free.ok) return free;
      const vote = await this.votes.make(found.value, { vote: 'agreed' });
      const voted = await this.book.vote(tx, found.value, vote);
      if (!voted.ok) return voted;
      const moved =
        found.value.proposer === this.operators.own().code
          ? await this.book.publishIfAgreed(tx, actor, found.value)
          : await this.agreeAsMember(tx, actor, found.value, vote);
      return moved.ok ? ok(summaryOf(moved.value)) : moved;
    });
  }

  /** One content per number: whoever agreed to another open proposal of it has given its word. */
  private async isFree(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
  ): Promise<Outcome<undefined>> {
    if (actorText(actor) === version.proposedBy)
      return refuse(catalogueErrors.DEFINITION_AGREED_BY_PROPOSER);
    const possible = definitionTransitions.next(version.state, 'agree');
    if (!possible.ok) return possible;
    const own = this.operators.own().code;
    for (const other of await this.definitions.lockAll(tx, version.definition)) {
      if (other.id === version.id || !isOpen(other)) continue;
      const votes = await this.definitions.votes(tx, other.id);
      if (votes.some(({ document: { operator, vote } }) => operator === own && vote === 'agreed'))
        return refuse(catalogueErrors.DEFINITION_AGREED_ANOTHER, {
          definition: version.definition.id,
          version: version.definition.version,
          proposer: other.proposer,
        });
    }
    return ok();
  }

  private async agreeAsMember(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
    vote: Vote,
  ): Promise<Outcome<DefinitionVersion>> {
    const moved = await this.book.move(tx, actor, version, 'agree');
    if (!moved.ok) return moved;
    const body = signedOf(vote);
    await this.outbox.send(tx, { to: version.proposer, type: 'definition.agreed', body });
    return moved;
  }
}
