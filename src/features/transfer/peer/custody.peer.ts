import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/application/peer-messages.js';
import type {
  CustodyMessage,
  DeviationClosedMessage,
  DeviationOpenedMessage,
} from '../application/media/custody-messages.js';
import { HearCustody } from '../application/media/hear-custody.use-case.js';
import { HearDeviation } from '../application/media/hear-deviation.use-case.js';

@UseCase()
export class CustodyPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly custody: HearCustody,
    private readonly deviations: HearDeviation,
  ) {}

  onModuleInit(): void {
    this.messages.on('custody.recorded', (tx, { from, body }) =>
      this.custody.recorded(tx, from, body as CustodyMessage),
    );
    this.messages.on('deviation.opened', (tx, { from, body }) =>
      this.deviations.opened(tx, from, body as DeviationOpenedMessage),
    );
    this.messages.on('deviation.closed', (tx, { from, body }) =>
      this.deviations.closed(tx, from, body as DeviationClosedMessage),
    );
  }
}
