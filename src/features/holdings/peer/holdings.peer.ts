import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import { ReceiveHoldings } from '../application/receive-holdings.use-case.js';
import type { Holdings } from '../domain/holdings.js';

@UseCase()
export class HoldingsPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly receive: ReceiveHoldings,
  ) {}

  onModuleInit(): void {
    this.messages.on('holdings.published', (tx, { from, body }) =>
      this.receive.execute(tx, from, body as Holdings),
    );
  }
}
