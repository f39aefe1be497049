import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { type PeerMessage, PeerMessages } from './peer-messages.js';
import { OutgoingChannels } from './ports/outgoing-channels.js';

interface RefusedBody {
  readonly refusedId: string;
  readonly refusedType: string;
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

/** Handler of `protocol.refused`. Never refuses itself: two gateways would refuse each other for ever. */
@UseCase()
export class NoteRefusal {
  constructor(
    private readonly channels: OutgoingChannels,
    private readonly messages: PeerMessages,
  ) {}

  async execute(tx: Tx, message: PeerMessage): Promise<Outcome<undefined>> {
    const { refusedId: id, code, ja, en } = message.body as RefusedBody;
    const refusal = { code, ja, en };
    const type = await this.channels.noteRefusal(tx, message.from, id, refusal);
    if (type === undefined) return ok();
    const listener = this.messages.refusalListenerOf(type);
    await listener?.(tx, { peer: message.from, id, type, ...refusal });
    return ok();
  }
}
