import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  type DefinitionCommand,
  definitionTransitions,
  type DefinitionVersion,
  isOpen,
  voicesOf,
} from '../domain/definition-version.js';
import type { Vote } from '../domain/definition-vote.js';
import { catalogueErrors } from '../domain/errors.js';
import type { PublishedMessage } from './definition-message.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';

/** What use cases and messages do alike to a version: find it, move it, count its votes. */
@UseCase()
export class VersionBook {
  constructor(
    private readonly definitions: DefinitionStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
  ) {}

  /** The open proposal a person means: the one with this hash, or the only one. */
  async openOne(
    tx: Tx,
    name: DefinitionName,
    sha256: string | undefined,
  ): Promise<Outcome<DefinitionVersion>> {
    const about = { definition: name.id, version: name.version };
    const all = await this.definitions.lockAll(tx, name);
    const meant = sha256 === undefined ? all : all.filter((one) => one.sha256 === sha256);
    const open = meant.filter(isOpen);
    if (open.length > 1) return refuse(catalogueErrors.DEFINITION_CHOICE_NEEDED, about);
    const one = open[0] ?? meant.at(-1);
    return one ? ok(one) : refuse(catalogueErrors.DEFINITION_UNKNOWN, about);
  }

  /** Refused where the proposal exists, or another content was published under its number. */
  async add(tx: Tx, actor: Actor, version: DefinitionVersion): Promise<Outcome<undefined>> {
    const { id, version: number } = version.definition;
    const all = await this.definitions.lockAll(tx, { id, version: number });
    const published = all.find(({ state }) => state === 'published');
    if (published || !(await this.definitions.add(tx, version)))
      return refuse(catalogueErrors.DEFINITION_VERSION_TAKEN, {
        definition: id,
        version: number,
        state: published?.state ?? version.state,
      });
    await this.recordStep(tx, actor, 'definition.propose', version, version.state);
    return ok();
  }

  async move(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
    command: DefinitionCommand,
    reason?: string,
  ): Promise<Outcome<DefinitionVersion>> {
    const next = definitionTransitions.next(version.state, command);
    if (!next.ok) return next;
    const isClosed = next.value === 'published' || next.value === 'withdrawn';
    const closing = { at: this.clock.now(), ...(reason === undefined ? {} : { reason }) };
    await this.definitions.setState(tx, version.id, next.value, isClosed ? closing : undefined);
    await this.recordStep(tx, actor, `definition.${command}`, version, next.value);
    const closed = isClosed ? { closedAt: closing.at, closingReason: reason ?? null } : {};
    const told = next.value === 'published' ? await this.publish(tx, version) : ok();
    return told.ok ? ok({ ...version, ...closed, state: next.value }) : told;
  }

  async vote(tx: Tx, version: DefinitionVersion, vote: Vote): Promise<Outcome<undefined>> {
    if (await this.definitions.addVote(tx, version.id, vote)) return ok();
    const { id, version: number } = version.definition;
    const { operator } = vote.document;
    const facts = { operator, definition: id, version: number };
    return refuse(catalogueErrors.DEFINITION_VOTED_ALREADY, facts);
  }

  /** At the proposer: with the last agreement the version is published here and at every member. */
  async publishIfAgreed(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
  ): Promise<Outcome<DefinitionVersion>> {
    const votes = await this.definitions.votes(tx, version.id);
    if (!isOpen(version) || !isAgreedByAll(version, votes)) return ok(version);
    const complete = await this.move(tx, actor, version, 'agree');
    const published = complete.ok
      ? await this.move(tx, actor, complete.value, 'publish')
      : complete;
    if (!published.ok) return published;
    const body: PublishedMessage = { ...nameOf(version), votes: votes.map(signedOf) };
    for (const to of version.members)
      await this.outbox.send(tx, { to, type: 'definition.published', body });
    return published;
  }

  private publish(tx: Tx, { definition }: DefinitionVersion): Promise<Outcome<undefined>> {
    const { id: definitionId, version } = definition;
    return this.events.publish(tx, { name: 'definition.published', definitionId, version });
  }

  private recordStep(
    tx: Tx,
    actor: Actor,
    action: string,
    { definition, state, sha256, id }: DefinitionVersion,
    to: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action,
      subject: { kind: 'definition', id },
      ...(to === state ? {} : { from: state }),
      to,
      reason: `${definition.id} v${definition.version} ${sha256}`,
    });
  }
}

export const nameOf = ({ definition, round, sha256 }: DefinitionVersion) => ({
  id: definition.id,
  version: definition.version,
  round,
  sha256,
});

export const signedOf = ({ document, signature }: Vote) => ({ document, signature });

export function isAgreedByAll(version: DefinitionVersion, votes: readonly Vote[]): boolean {
  const agreed = new Set(
    votes.filter(({ document }) => document.vote === 'agreed').map((one) => one.document.operator),
  );
  return voicesOf(version).every((operator) => agreed.has(operator));
}
