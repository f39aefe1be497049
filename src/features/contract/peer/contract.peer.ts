import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import {
  type DeclinedMessage,
  type NoticeMessage,
  PROPOSAL_TYPES,
  type ProposedMessage,
  type SignedMessage,
} from '../application/contract-message.js';
import { ContractNotices } from '../application/contract-notices.js';
import { ReceiveContractTexts } from '../application/receive-contract-texts.js';

/** Texts of both tiers are negotiated alike: one handler for each act, whatever it is about. */
@UseCase()
export class ContractPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly texts: ReceiveContractTexts,
    private readonly notices: ContractNotices,
  ) {}

  onModuleInit(): void {
    for (const type of Object.values(PROPOSAL_TYPES))
      this.messages.on(type, (tx, { from, body }) =>
        this.texts.proposed(tx, from, body as ProposedMessage),
      );
    this.messages.on('contract.text-signed', (tx, { from, body }) =>
      this.texts.signed(tx, from, body as SignedMessage),
    );
    this.messages.on('contract.text-declined', (tx, { from, body }) =>
      this.texts.declined(tx, from, body as DeclinedMessage),
    );
    this.messages.on('contract.notice-given', (tx, { from, body }) =>
      this.notices.receive(tx, from, body as NoticeMessage),
    );
  }
}
