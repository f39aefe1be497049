import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { catalogueErrors } from '../domain/errors.js';
import type { WithdrawnMessage } from './definition-message.js';
import { type DefinitionSummary, summaryOf } from './definition-view.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';
import { nameOf, signedOf, VersionBook } from './version-book.js';

/** データ定義書の取下げ: by its proposer, as long as it is not published. Its number is free for a next round. */
@UseCase()
export class WithdrawDefinition {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly definitions: DefinitionStore,
    private readonly book: VersionBook,
    private readonly outbox: Outbox,
  ) {}

  execute(
    actor: Actor,
    name: DefinitionName,
    { sha256, reason }: { readonly sha256?: string | undefined; readonly reason: string },
  ): Promise<Outcome<DefinitionSummary>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.openOne(tx, name, sha256);
      if (!found.ok) return found;
      const own = this.operators.own().code;
      if (found.value.proposer !== own)
        return refuse(catalogueErrors.DEFINITION_OF_OTHERS, {
          operator: own,
          definition: name.id,
          version: name.version,
        });
      const moved = await this.book.move(tx, actor, found.value, 'withdraw', reason);
      if (!moved.ok) return moved;
      const votes = (await this.definitions.votes(tx, found.value.id)).map(signedOf);
      const body: WithdrawnMessage = { ...nameOf(found.value), votes, reason };
      for (const to of found.value.members)
        await this.outbox.send(tx, { to, type: 'definition.withdrawn', body });
      return ok(summaryOf(moved.value));
    });
  }
}
