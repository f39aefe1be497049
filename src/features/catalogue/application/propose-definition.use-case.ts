import { type Actor, actorText } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { checkDefinition } from '../domain/check-definition.js';
import type { DataDefinition } from '../domain/data-definition.js';
import { definitionTransitions, type DefinitionVersion } from '../domain/definition-version.js';
import { type ProposedMessage, toMessage } from './definition-message.js';
import { type DefinitionSummary, summaryOf } from './definition-view.js';
import { VersionBook } from './version-book.js';

export interface Proposal {
  readonly definition: DataDefinition;
  /** Operator codes whose agreement is asked for. */
  readonly members: readonly string[];
}

/** データ定義書の提案: a draft, checked and sent to every member in one step. */
@UseCase()
export class ProposeDefinition {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly book: VersionBook,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, proposal: Proposal): Promise<Outcome<DefinitionSummary>> {
    const checked = checkDefinition(proposal.definition);
    if (!checked.ok) return checked;
    const proposed = definitionTransitions.next('draft', 'propose');
    if (!proposed.ok) return proposed;
    return this.transactions.run(async (tx) => {
      const members = await this.confirmed(tx, proposal.members);
      if (!members.ok) return members;
      const version: DefinitionVersion = {
        id: newId(),
        state: proposed.value,
        definition: proposal.definition,
        sha256: digestOf(proposal.definition),
        proposer: this.operators.own().code,
        members: members.value,
        proposedBy: actorText(actor),
      };
      const added = await this.book.add(tx, actor, version);
      if (!added.ok) return added;
      await this.send(tx, version);
      return ok(summaryOf(version));
    });
  }

  private async confirmed(tx: Tx, codes: readonly string[]): Promise<Outcome<string[]>> {
    const own = this.operators.own().code;
    const members = [...new Set(codes)].filter((code) => code !== own);
    for (const code of members) {
      const peer = await this.operators.confirmed(tx, code);
      if (!peer.ok) return peer;
    }
    return ok(members);
  }

  private async send(tx: Tx, { definition, sha256, members }: DefinitionVersion): Promise<void> {
    const body: ProposedMessage = { definition: toMessage(definition), sha256, members };
    for (const to of members) await this.outbox.send(tx, { to, type: 'definition.proposed', body });
  }
}
