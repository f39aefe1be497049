import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import type {
  ProposedBasicMessage,
  ProposedIndividualMessage,
  SignedMessage,
  TerminatedMessage,
} from '../application/contract-message.js';
import { ReceiveBasicContract } from '../application/receive-basic-contract.use-case.js';
import { ReceiveIndividualContract } from '../application/receive-individual-contract.use-case.js';

@UseCase()
export class ContractPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly basic: ReceiveBasicContract,
    private readonly individual: ReceiveIndividualContract,
  ) {}

  onModuleInit(): void {
    this.messages.on('basic-contract.proposed', (tx, { from, body }) =>
      this.basic.proposed(tx, from, body as ProposedBasicMessage),
    );
    this.messages.on('basic-contract.signed', (tx, { from, body }) =>
      this.basic.signed(tx, from, body as SignedMessage),
    );
    this.messages.on('basic-contract.terminated', (tx, { from, body }) =>
      this.basic.terminated(tx, from, body as TerminatedMessage),
    );
    this.messages.on('individual-contract.proposed', (tx, { from, body }) =>
      this.individual.proposed(tx, from, body as ProposedIndividualMessage),
    );
    this.messages.on('individual-contract.signed', (tx, { from, body }) =>
      this.individual.signed(tx, from, body as SignedMessage),
    );
  }
}
