import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/index.js';
import { ReceiveSecondReview } from '../application/receive-second-review.use-case.js';
import type { SecondDecidedMessage } from '../application/report-second-review.js';

@UseCase()
export class ReviewPeer {
  constructor(
    private readonly messages: PeerMessages,
    private readonly notices: ReceiveSecondReview,
  ) {}

  onModuleInit(): void {
    this.messages.on('review.second-decided', (tx, { from, body }) =>
      this.notices.receive(tx, from, body as SecondDecidedMessage),
    );
  }
}
