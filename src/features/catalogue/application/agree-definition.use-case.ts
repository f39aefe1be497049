import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { DefinitionVersion } from '../domain/definition-version.js';
import { catalogueErrors } from '../domain/errors.js';
import { type DefinitionSummary, summaryOf } from './definition-view.js';
import type { DefinitionName } from './ports/definition.store.js';
import { isSameActor, nameOf, VersionBook } from './version-book.js';

/** データ定義書への合意: this operator's own, given by an approver. */
@UseCase()
export class AgreeDefinition {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly book: VersionBook,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, name: DefinitionName): Promise<Outcome<DefinitionSummary>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, name);
      if (!found.ok) return found;
      if (isSameActor(actor, found.value.proposedBy))
        return refuse(catalogueErrors.DEFINITION_AGREED_BY_PROPOSER);
      const own = this.operators.own().code;
      const agreed = await this.book.agree(tx, found.value, own);
      if (!agreed.ok) return agreed;
      const moved =
        found.value.proposer === own
          ? await this.book.publishIfAgreed(tx, actor, found.value)
          : await this.agreeAsMember(tx, actor, found.value);
      return moved.ok ? ok(summaryOf(moved.value)) : moved;
    });
  }

  private async agreeAsMember(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
  ): Promise<Outcome<DefinitionVersion>> {
    const moved = await this.book.move(tx, actor, version, 'agree');
    if (!moved.ok) return moved;
    const body = nameOf(version);
    await this.outbox.send(tx, { to: version.proposer, type: 'definition.agreed', body });
    return moved;
  }
}
