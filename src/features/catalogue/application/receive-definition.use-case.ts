import type { Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { checkDefinition } from '../domain/check-definition.js';
import type { DefinitionVersion } from '../domain/definition-version.js';
import { catalogueErrors } from '../domain/errors.js';
import { fromMessage, type ProposedMessage, type VersionMessage } from './definition-message.js';
import { VersionBook } from './version-book.js';

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
    private readonly book: VersionBook,
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
      members: message.members,
      proposedBy: null,
    });
  }

  /** At the proposer: a member agreed. */
  async agreed(tx: Tx, from: string, message: VersionMessage): Promise<Outcome<undefined>> {
    const own = this.operators.own().code;
    const found = await this.spokenOf(
      tx,
      from,
      message,
      (version) => version.proposer === own && version.members.includes(from),
    );
    if (!found.ok) return found;
    const agreed = await this.book.agree(tx, found.value, from);
    if (!agreed.ok) return agreed;
    const moved = await this.book.publishIfAgreed(tx, peer(from), found.value);
    return moved.ok ? ok() : moved;
  }

  /** At a member: the proposer has every agreement. */
  async published(tx: Tx, from: string, message: VersionMessage): Promise<Outcome<undefined>> {
    const found = await this.spokenOf(tx, from, message, ({ proposer }) => proposer === from);
    if (!found.ok) return found;
    const moved = await this.book.move(tx, peer(from), found.value, 'publish');
    return moved.ok ? ok() : moved;
  }

  /** The version a message speaks of, if the sender may and means the same content. */
  private async spokenOf(
    tx: Tx,
    from: string,
    message: VersionMessage,
    mayTell: (version: DefinitionVersion) => boolean,
  ): Promise<Outcome<DefinitionVersion>> {
    const found = await this.book.locked(tx, message);
    if (!found.ok) return found;
    const about = aboutVersion(message);
    if (!mayTell(found.value))
      return refuse(catalogueErrors.DEFINITION_OF_OTHERS, { operator: from, ...about });
    if (found.value.sha256 !== message.sha256)
      return refuse(catalogueErrors.DEFINITION_ALTERED, about);
    return found;
  }
}
