import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/index.js';
import type { CertificationNews } from '../application/own-certification-news.js';
import { ReceiveCertification } from '../application/receive-certification.use-case.js';

@UseCase()
export class OperatorMessages {
  constructor(
    private readonly messages: PeerMessages,
    private readonly certification: ReceiveCertification,
  ) {}

  onModuleInit(): void {
    this.messages.on('certification.changed', (tx, { from, body }) =>
      this.certification.receive(tx, from, body as CertificationNews),
    );
  }
}
