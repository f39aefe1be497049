import { ok, unwrap } from '../../kernel/outcome.js';
import { Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { LIMITS } from '../limits.js';
import { IncomingChannels } from './ports/incoming-channels.js';
import { OutgoingChannels } from './ports/outgoing-channels.js';
import type { PullAnswer } from './ports/peer-transport.js';

/** Gives a peer its envelopes after `after`, which the peer thereby says to have applied. */
@UseCase()
export class GiveEnvelopes {
  constructor(
    private readonly transactions: Transactions,
    private readonly outgoing: OutgoingChannels,
    private readonly incoming: IncomingChannels,
  ) {}

  async execute(peer: string, after: number): Promise<PullAnswer> {
    const answer = await this.transactions.run(async (tx) => {
      const { sequence } = await this.incoming.position(tx, peer);
      const envelopes = await this.outgoing.from(tx, peer, after + 1, LIMITS.batch);
      await this.outgoing.acknowledge(tx, peer, after);
      return ok({ acknowledged: sequence, envelopes: envelopes.map(({ text }) => text) });
    });
    return unwrap(answer);
  }
}
