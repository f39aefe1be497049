import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import type { ProposedMessage, VersionMessage } from '../application/definition-message.js';
import { ReceiveDefinition } from '../application/receive-definition.use-case.js';

@UseCase()
export class DefinitionPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly receive: ReceiveDefinition,
  ) {}

  onModuleInit(): void {
    this.messages.on('definition.proposed', (tx, { from, body }) =>
      this.receive.proposed(tx, from, body as ProposedMessage),
    );
    this.messages.on('definition.agreed', (tx, { from, body }) =>
      this.receive.agreed(tx, from, body as VersionMessage),
    );
    this.messages.on('definition.published', (tx, { from, body }) =>
      this.receive.published(tx, from, body as VersionMessage),
    );
  }
}
