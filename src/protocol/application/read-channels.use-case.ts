import { type Tx, Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { IncomingChannels } from './ports/incoming-channels.js';
import { type ChannelProblem, OutgoingChannels } from './ports/outgoing-channels.js';
import { type Peer, PeerDirectory } from './ports/peer-directory.js';
import { Quarantine, type Quarantined } from './ports/quarantine.js';

/** 通信路. Both directions to one peer. */
export interface ChannelView {
  readonly peer: string;
  readonly transport: Peer['transport']['kind'];
  readonly sent: number;
  readonly acknowledged: number;
  /** Sent and not yet acknowledged. */
  readonly waiting: number;
  readonly received: number;
  readonly lastContactAt: string | null;
  readonly problem: ChannelProblem | null;
}

@UseCase()
export class ReadChannels {
  constructor(
    private readonly transactions: Transactions,
    private readonly peers: PeerDirectory,
    private readonly outgoing: OutgoingChannels,
    private readonly incoming: IncomingChannels,
    private readonly quarantine: Quarantine,
  ) {}

  channels(): Promise<ChannelView[]> {
    return this.transactions.read(async (tx) => {
      const views: ChannelView[] = [];
      for (const peer of await this.peers.all(tx)) views.push(await this.view(tx, peer));
      return views;
    });
  }

  quarantined(): Promise<Quarantined[]> {
    return this.transactions.read((tx) => this.quarantine.list(tx));
  }

  private async view(tx: Tx, { code, transport }: Peer): Promise<ChannelView> {
    const { sequence, acknowledged } = await this.outgoing.position(tx, code);
    const contact = await this.outgoing.contact(tx, code);
    const received = await this.incoming.position(tx, code);
    return {
      peer: code,
      transport: transport.kind,
      sent: sequence,
      acknowledged,
      waiting: sequence - acknowledged,
      received: received.sequence,
      lastContactAt: contact?.at.toISOString() ?? null,
      problem: contact?.problem ?? null,
    };
  }
}
