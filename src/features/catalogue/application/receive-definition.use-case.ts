import type { Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { checkDefinition } from '../domain/check-definition.js';
import { type DefinitionVersion, isOpen } from '../domain/definition-version.js';
import { type SignedVote, speaksOf } from '../domain/definition-vote.js';
import { catalogueErrors } from '../domain/errors.js';
import {
  fromMessage,
  type ProposedMessage,
  type PublishedMessage,
  type WithdrawnMessage,
} from './definition-message.js';
import { DefinitionStore } from './ports/definition.store.js';
import { isAgreedByAll, VersionBook } from './version-book.js';
import { proposalOf, Votes } from './votes.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

const aboutVersion = ({ id, version }: { id: string; version: number }) => ({
  definition: id,
  version,
});

/** What peers tell of data definitions; runs within the transaction of the message. */
@UseCase()
export class ReceiveDefinition {
  constructor(
    private readonly operators: Operators,
    private readonly definitions: DefinitionStore,
    private readonly book: VersionBook,
    private readonly votes: Votes,
    private readonly clock: Clock,
  ) {}

  async proposed(tx: Tx, from: string, message: ProposedMessage): Promise<Outcome<undefined>> {
    const definition = fromMessage(message.definition);
    const about = aboutVersion(definition);
    if (digestOf(definition) !== message.sha256)
      return refuse(catalogueErrors.DEFINITION_ALTERED, about);
    if (!message.members.includes(this.operators.own().code) || message.members.includes(from))
      return refuse(catalogueErrors.DEFINITION_OF_OTHERS, { operator: from, ...about });
    const checked = checkDefinition(definition);
    if (!checked.ok) return checked;
    return this.book.add(tx, peer(from), {
      id: newId(),
      state: 'proposed',
      definition,
      sha256: message.sha256,
      proposer: from,
      round: message.round,
      members: message.members,
      proposedBy: null,
      reason: message.reason ?? null,
      proposedAt: this.clock.now(),
      closedAt: null,
      closingReason: null,
    });
  }

  /**
   * At the proposer: a member agreed or refused. A vote that crossed the withdrawal is kept and changes
   * nothing; so is an agreement after another member's refusal.
   */
  async voted(tx: Tx, from: string, signed: SignedVote): Promise<Outcome<undefined>> {
    const { document } = signed;
    const about = aboutVersion(document.definition);
    const own = this.operators.own().code;
    if (document.operator !== from || document.definition.proposer !== own)
      return refuse(catalogueErrors.DEFINITION_OF_OTHERS, { operator: from, ...about });
    const found = await this.proposal(tx, { ...document.definition, sha256: document.sha256 });
    if (!found.ok) return found;
    if (!found.value.members.includes(from))
      return refuse(catalogueErrors.DEFINITION_OF_OTHERS, { operator: from, ...about });
    const kept = await this.keep(tx, found.value, signed);
    if (!kept.ok || !isOpen(found.value)) return kept;
    const moved =
      document.vote === 'refused'
        ? await this.book.move(tx, peer(from), found.value, 'refuse')
        : await this.book.publishIfAgreed(tx, peer(from), found.value);
    return moved.ok ? ok() : moved;
  }

  /** At a member: every voice agreed. The votes prove it; none was skipped. */
  async published(tx: Tx, from: string, message: PublishedMessage): Promise<Outcome<undefined>> {
    const found = await this.proposal(tx, { ...message, proposer: from });
    if (!found.ok) return found;
    const taken = await this.takeIn(tx, found.value, message.votes);
    if (!taken.ok) return taken;
    const votes = await this.definitions.votes(tx, found.value.id);
    if (!isAgreedByAll(found.value, votes))
      return refuse(catalogueErrors.DEFINITION_VOTES_MISSING, aboutVersion(message));
    const moved = await this.book.move(tx, peer(from), found.value, 'publish');
    return moved.ok ? ok() : moved;
  }

  /** At a member: the proposer gave the proposal up; who refused and why comes with it. */
  async withdrawn(tx: Tx, from: string, message: WithdrawnMessage): Promise<Outcome<undefined>> {
    const found = await this.proposal(tx, { ...message, proposer: from });
    if (!found.ok) return found;
    const taken = await this.takeIn(tx, found.value, message.votes);
    if (!taken.ok) return taken;
    const { reason } = message;
    const moved = await this.book.move(tx, peer(from), found.value, 'withdraw', reason);
    return moved.ok ? ok() : moved;
  }

  private async takeIn(
    tx: Tx,
    version: DefinitionVersion,
    votes: readonly SignedVote[],
  ): Promise<Outcome<undefined>> {
    const known = await this.definitions.votes(tx, version.id);
    const operators = new Set(known.map(({ document }) => document.operator));
    for (const vote of votes) {
      if (operators.has(vote.document.operator)) continue;
      const kept = await this.keep(tx, version, vote);
      if (!kept.ok) return kept;
    }
    return ok();
  }

  private async keep(
    tx: Tx,
    version: DefinitionVersion,
    signed: SignedVote,
  ): Promise<Outcome<undefined>> {
    const name = { ...proposalOf(version), sha256: version.sha256 };
    if (!speaksOf(signed.document, name))
      return refuse(catalogueErrors.DEFINITION_ALTERED, aboutVersion(name));
    const checked = await this.votes.check(tx, signed);
    return checked.ok ? this.book.vote(tx, version, checked.value) : checked;
  }

  /** The proposal a message speaks of, if it means the same content. */
  private async proposal(
    tx: Tx,
    name: { id: string; version: number; proposer: string; round: number; sha256: string },
  ): Promise<Outcome<DefinitionVersion>> {
    const about = aboutVersion(name);
    const all = await this.definitions.lockAll(tx, name);
    if (all.length === 0) return refuse(catalogueErrors.DEFINITION_UNKNOWN, about);
    const found = all.find(
      ({ proposer, round }) => proposer === name.proposer && round === name.round,
    );
    if (!found)
      return refuse(catalogueErrors.DEFINITION_OF_OTHERS, { operator: name.proposer, ...about });
    return found.sha256 === name.sha256
      ? ok(found)
      : refuse(catalogueErrors.DEFINITION_ALTERED, about);
  }
}
