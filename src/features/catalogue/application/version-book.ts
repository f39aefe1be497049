import { type Actor, actorText } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  type DefinitionCommand,
  definitionTransitions,
  type DefinitionVersion,
  voicesOf,
} from '../domain/definition-version.js';
import { catalogueErrors } from '../domain/errors.js';
import type { VersionMessage } from './definition-message.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';

/** What use cases and messages do alike to a version: find it, move it, count its agreements. */
@UseCase()
export class VersionBook {
  constructor(
    private readonly definitions: DefinitionStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly events: DomainEvents,
  ) {}

  async locked(tx: Tx, name: DefinitionName): Promise<Outcome<DefinitionVersion>> {
    const version = await this.definitions.lock(tx, name);
    if (version) return ok(version);
    return refuse(catalogueErrors.DEFINITION_UNKNOWN, {
      definition: name.id,
      version: name.version,
    });
  }

  /** Refused where the version exists: a version number stands for one content, for ever. */
  async add(tx: Tx, actor: Actor, version: DefinitionVersion): Promise<Outcome<undefined>> {
    const { id, version: number } = version.definition;
    if (!(await this.definitions.add(tx, version))) {
      const existing = await this.definitions.find(tx, { id, version: number });
      const state = existing?.state ?? '-';
      return refuse(catalogueErrors.DEFINITION_VERSION_TAKEN, {
        definition: id,
        version: number,
        state,
      });
    }
    await this.recordStep(tx, actor, 'definition.propose', version, version.state);
    return ok();
  }

  async move(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
    command: DefinitionCommand,
  ): Promise<Outcome<DefinitionVersion>> {
    const next = definitionTransitions.next(version.state, command);
    if (!next.ok) return next;
    await this.definitions.setState(tx, version.id, next.value);
    await this.recordStep(tx, actor, `definition.${command}`, version, next.value);
    const told = next.value === 'published' ? await this.publish(tx, version) : ok();
    return told.ok ? ok({ ...version, state: next.value }) : told;
  }

  async agree(tx: Tx, version: DefinitionVersion, operator: string): Promise<Outcome<undefined>> {
    if (await this.definitions.agree(tx, version.id, operator)) return ok();
    const { id, version: number } = version.definition;
    return refuse(catalogueErrors.DEFINITION_AGREED_ALREADY, {
      operator,
      definition: id,
      version: number,
    });
  }

  /** At the proposer: with the last agreement the version is published here and at every member. */
  async publishIfAgreed(
    tx: Tx,
    actor: Actor,
    version: DefinitionVersion,
  ): Promise<Outcome<DefinitionVersion>> {
    const agreed = await this.definitions.agreements(tx, version.id);
    const voices = new Set(agreed.map(({ operator }) => operator));
    if (!voicesOf(version).every((operator) => voices.has(operator))) return ok(version);
    const complete = await this.move(tx, actor, version, 'agree');
    const published = complete.ok
      ? await this.move(tx, actor, complete.value, 'publish')
      : complete;
    if (!published.ok) return published;
    for (const to of version.members)
      await this.outbox.send(tx, { to, type: 'definition.published', body: nameOf(version) });
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

export const nameOf = ({ definition, sha256 }: DefinitionVersion): VersionMessage => ({
  id: definition.id,
  version: definition.version,
  sha256,
});

export const isSameActor = (actor: Actor, text: string | null): boolean =>
  actorText(actor) === text;
