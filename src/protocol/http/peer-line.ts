import { type Outcome, refuse } from '../../kernel/outcome.js';
import { Clock } from '../../kernel/ports/clock.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { OwnCode } from '../application/ports/own-code.js';
import { PeerDirectory } from '../application/ports/peer-directory.js';
import { transportErrors } from '../errors.js';
import { type Ask, HttpsLine } from './https-line.js';
import type { Answer } from './https-request.js';

/** What features ask a peer's gateway directly, beside the channel; answered by its `PeerRoutes`. */
@UseCase()
export class PeerLine {
  private readonly line: HttpsLine;

  constructor(
    own: OwnCode,
    keyring: Keyring,
    clock: Clock,
    private readonly transactions: Transactions,
    private readonly peers: PeerDirectory,
  ) {
    this.line = new HttpsLine(own, keyring, clock);
  }

  /** CHANNEL_UNKNOWN where the peer is not confirmed, PEER_UNREACHABLE without network or answer. */
  async ask(code: string, ask: Ask): Promise<Outcome<Answer>> {
    const peer = await this.transactions.read((tx) => this.peers.find(tx, code));
    if (peer?.status !== 'confirmed')
      return refuse(transportErrors.CHANNEL_UNKNOWN, { peer: code });
    return this.line.ask(peer, ask);
  }
}
