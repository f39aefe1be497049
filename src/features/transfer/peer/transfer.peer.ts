import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import {
  type AcknowledgedMessage,
  SettleDiscrepancies,
} from '../application/discrepancy/settle-discrepancies.js';
import { HearRecipient } from '../application/office/hear-recipient.use-case.js';
import type {
  AcceptedMessage,
  ArrivedMessage,
  DiscrepantMessage,
  DispatchedMessage,
  RecalledMessage,
  ReleasedMessage,
} from '../application/office/package-messages.js';
import { ReceivePackage } from '../application/office/receive-package.use-case.js';
import { PassphraseUses, type UsedMessage } from '../application/passphrase/passphrase-uses.js';
import {
  type DeletionAskedMessage,
  DeletionDuties,
  type DeletionDoneMessage,
} from '../application/recall/deletion-duties.js';
import { RecallPackage } from '../application/recall/recall-package.js';

@UseCase()
export class TransferPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly fromProvider: ReceivePackage,
    private readonly fromRecipient: HearRecipient,
    private readonly recalls: RecallPackage,
    private readonly uses: PassphraseUses,
    private readonly duties: DeletionDuties,
    private readonly discrepancies: SettleDiscrepancies,
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
    this.messages.on('discrepancy.acknowledged', (tx, { from, body }) =>
      this.discrepancies.heard(tx, from, body as AcknowledgedMessage),
    );
    this.messages.on('package.recalled', (tx, { from, body }) =>
      this.recalls.heard(tx, from, body as RecalledMessage),
    );
    this.messages.on('passphrase.used', (tx, { from, body }) =>
      this.uses.heard(tx, from, body as UsedMessage),
    );
    this.messages.on('opt-out.deletion-asked', (tx, { from, body }) =>
      this.duties.asked(tx, from, body as DeletionAskedMessage),
    );
    this.messages.on('opt-out.deletion-done', (tx, { from, body }) =>
      this.duties.done(tx, from, body as DeletionDoneMessage),
    );
  }
}
