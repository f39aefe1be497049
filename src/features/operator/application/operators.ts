import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { checkCertification } from '../domain/certification.js';
import { operatorErrors } from '../domain/errors.js';
import type { OperatorFacts, Peer } from '../domain/peer.js';
import { OwnOperator } from './ports/own-operator.js';
import { PeerStore } from './ports/peer.store.js';

/** What other features ask about operators. */
@UseCase()
export class Operators {
  constructor(
    private readonly ownOperator: OwnOperator,
    private readonly peers: PeerStore,
    private readonly clock: Clock,
  ) {}

  own(): OperatorFacts {
    return this.ownOperator.facts;
  }

  peer(tx: Tx, code: string): Promise<Peer | undefined> {
    return this.peers.find(tx, code);
  }

  confirmedPeers(tx: Tx): Promise<Peer[]> {
    return this.peers.all(tx).then((peers) => peers.filter(({ status }) => status === 'confirmed'));
  }

  /** The operator, if it is this one or a confirmed peer, and its certification holds today. */
  async certified(tx: Tx, code: string): Promise<Outcome<OperatorFacts>> {
    const today = this.clock.today();
    if (code === this.ownOperator.facts.code) {
      const live = checkCertification(code, this.ownOperator.certification, today);
      return live.ok ? ok(this.ownOperator.facts) : live;
    }
    const peer = await this.confirmed(tx, code);
    if (!peer.ok) return peer;
    const live = checkCertification(code, peer.value.certification, today);
    return live.ok ? peer : live;
  }

  async confirmed(tx: Tx, code: string): Promise<Outcome<Peer>> {
    const peer = await this.peers.find(tx, code);
    if (!peer) return refuse(operatorErrors.PEER_UNKNOWN, { operator: code });
    if (peer.status !== 'confirmed')
      return refuse(operatorErrors.PEER_UNCONFIRMED, { operator: code });
    return ok(peer);
  }
}
