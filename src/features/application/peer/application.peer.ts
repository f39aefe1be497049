import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/index.js';
import {
  type DecidedMessage,
  ReceiveProvisionRequest,
  type SentMessage,
} from '../application/receive-provision-request.use-case.js';

@UseCase()
export class ApplicationPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly receive: ReceiveProvisionRequest,
  ) {}

  onModuleInit(): void {
    this.messages.on('provision-request.sent', (tx, { from, body }) =>
      this.receive.sent(tx, from, body as SentMessage),
    );
    this.messages.on('provision-request.decided', (tx, { from, body }) =>
      this.receive.decided(tx, from, body as DecidedMessage),
    );
  }
}
