import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import type {
  ProposedMessage,
  PublishedMessage,
  WithdrawnMessage,
} from '../application/definition-message.js';
import { ReceiveDefinition } from '../application/receive-definition.use-case.js';
import type { SignedVote } from '../domain/definition-vote.js';

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
      this.receive.voted(tx, from, body as SignedVote),
    );
    this.messages.on('definition.refused', (tx, { from, body }) =>
      this.receive.voted(tx, from, body as SignedVote),
    );
    this.messages.on('definition.published', (tx, { from, body }) =>
      this.receive.published(tx, from, body as PublishedMessage),
    );
    this.messages.on('definition.withdrawn', (tx, { from, body }) =>
      this.receive.withdrawn(tx, from, body as WithdrawnMessage),
    );
  }
}
