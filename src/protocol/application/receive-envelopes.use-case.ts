import { messageOf, ok, unwrap } from '../../kernel/outcome.js';
import { Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { type Arrival, EnvelopeReceiver } from './envelope-receiver.js';
import { IncomingChannels } from './ports/incoming-channels.js';
import type { PushAnswer, QuarantineNotice } from './ports/peer-transport.js';

export const noticeOf = (
  arrival: Extract<Arrival, { result: 'quarantined' }>,
): QuarantineNotice => ({
  ...(arrival.sequence !== undefined && { sequence: arrival.sequence }),
  code: arrival.refusal.error.code,
  ja: messageOf(arrival.refusal, 'ja'),
  en: messageOf(arrival.refusal, 'en'),
});

/** Takes envelopes that came over the network from `peer`, each in a transaction of its own. */
@UseCase()
export class ReceiveEnvelopes {
  constructor(
    private readonly transactions: Transactions,
    private readonly receiver: EnvelopeReceiver,
    private readonly channels: IncomingChannels,
  ) {}

  async execute(peer: string, texts: readonly string[]): Promise<PushAnswer> {
    const quarantined: QuarantineNotice[] = [];
    let gap: number | undefined;
    for (const text of texts) {
      const arrival = await this.receive(text);
      if (arrival.result === 'quarantined') quarantined.push(noticeOf(arrival));
      if (arrival.result !== 'gap') continue;
      // The rest lies beyond the gap too; the sender begins again from it.
      gap = arrival.expected;
      break;
    }
    const { sequence } = await this.transactions.read((tx) => this.channels.position(tx, peer));
    return { acknowledged: sequence, ...(gap !== undefined && { gap }), quarantined };
  }

  private async receive(text: string): Promise<Arrival> {
    return unwrap(
      await this.transactions.run(async (tx) => ok(await this.receiver.receive(tx, text, 'https'))),
    );
  }
}
