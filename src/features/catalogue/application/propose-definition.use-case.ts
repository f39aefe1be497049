import { type Actor, actorText } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { checkDefinition } from '../domain/check-definition.js';
import type { DataDefinition } from '../domain/data-definition.js';
import {
  definitionTransitions,
  type DefinitionVersion,
  isOpen,
} from '../domain/definition-version.js';
import { catalogueErrors } from '../domain/errors.js';
import { type ProposedMessage, toMessage } from './definition-message.js';
import { type DefinitionSummary, summaryOf } from './definition-view.js';
import { DefinitionStore } from './ports/definition.store.js';
import { VersionBook } from './version-book.js';

export interface Proposal {
  readonly definition: DataDefinition;
  /** Operator codes whose agreement is asked for; every confirmed peer where absent. */
  readonly members?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}

/** データ定義書の連絡協議会への提案: checked, numbered as a round and sent to every member in one step. */
@UseCase()
export class ProposeDefinition {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly definitions: DefinitionStore,
    private readonly book: VersionBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, proposal: Proposal): Promise<Outcome<DefinitionSummary>> {
    return this.transactions.run((tx) => this.within(tx, actor, proposal));
  }

  /** As `execute`, in the transaction of the caller. */
  async within(tx: Tx, actor: Actor, proposal: Proposal): Promise<Outcome<DefinitionSummary>> {
    const checked = checkDefinition(proposal.definition);
    if (!checked.ok) return checked;
    const members = await this.membersOf(tx, proposal.members);
    if (!members.ok) return members;
    const round = await this.nextRound(tx, proposal.definition);
    if (!round.ok) return round;
    const version = this.versionOf(actor, proposal, members.value, round.value);
    const added = await this.book.add(tx, actor, version);
    if (!added.ok) return added;
    await this.send(tx, version);
    return ok(summaryOf(version));
  }

  private versionOf(
    actor: Actor,
    { definition, reason }: Proposal,
    members: readonly string[],
    round: number,
  ): DefinitionVersion {
    const state = definitionTransitions.table.draft.propose ?? 'proposed';
    return {
      id: newId(),
      state,
      definition,
      sha256: digestOf(definition),
      proposer: this.operators.own().code,
      round,
      members,
      proposedBy: actorText(actor),
      reason: reason ?? null,
      proposedAt: this.clock.now(),
      closedAt: null,
      closingReason: null,
    };
  }

  /** Refused where the number is published, or a proposal of it waits for its answer. */
  private async nextRound(tx: Tx, { id, version }: DataDefinition): Promise<Outcome<number>> {
    const all = await this.definitions.lockAll(tx, { id, version });
    const taken = all.find((one) => one.state === 'published' || isOpen(one));
    if (taken)
      return refuse(catalogueErrors.DEFINITION_VERSION_TAKEN, {
        definition: id,
        version,
        state: taken.state,
      });
    const own = this.operators.own().code;
    const rounds = all.filter(({ proposer }) => proposer === own).map(({ round }) => round);
    return ok(Math.max(0, ...rounds) + 1);
  }

  private async membersOf(
    tx: Tx,
    codes: readonly string[] | undefined,
  ): Promise<Outcome<string[]>> {
    if (codes === undefined) {
      const peers = await this.operators.confirmedPeers(tx);
      return ok(peers.map(({ code }) => code).sort());
    }
    const own = this.operators.own().code;
    const members = [...new Set(codes)].filter((code) => code !== own);
    for (const code of members) {
      const peer = await this.operators.confirmed(tx, code);
      if (!peer.ok) return peer;
    }
    return ok(members);
  }

  private async send(tx: Tx, version: DefinitionVersion): Promise<void> {
    const { definition, sha256, members, round, reason } = version;
    const body: ProposedMessage = {
      definition: toMessage(definition),
      sha256,
      round,
      members,
      ...(reason === null ? {} : { reason }),
    };
    for (const to of members) await this.outbox.send(tx, { to, type: 'definition.proposed', body });
  }
}
