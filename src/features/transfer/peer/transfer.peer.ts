import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import { HearRecipient } from '../application/office/hear-recipient.use-case.js';
import type {
  AcceptedMessage,
  ArrivedMessage,
  DiscrepantMessage,
  DispatchedMessage,
  ReleasedMessage,
} from '../application/office/package-messages.js';
import { ReceivePackage } from '../application/office/receive-package.use-case.js';

@UseCase()
export class TransferPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly fromProvider: ReceivePackage,
    private readonly fromRecipient: HearRecipient,
  ) {}

  onModuleInit(): void {
    this.messages.on('package.dispatched', (tx, { from, body }) =>
      this.fromProvider.dispatched(tx, from, body as DispatchedMessage),
    );
    this.messages.on('passphrase.released', (tx, { from, body }) =>
      this.fromProvider.released(tx, from, body as ReleasedMessage),
    );
    this.messages.on('package.arrived', (tx, { from, body }) =>
      this.fromRecipient.arrived(tx, from, body as ArrivedMessage),
    );
    this.messages.on('package.discrepant', (tx, { from, body }) =>
      this.fromRecipient.discrepant(tx, from, body as DiscrepantMessage),
    );
    this.messages.on('package.accepted', (tx, { from, body }) =>
      this.fromRecipient.accepted(tx, from, body as AcceptedMessage),
    );
  }
}
