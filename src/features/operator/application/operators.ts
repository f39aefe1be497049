import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { CertificationEvent, OperatorKind } from '../domain/certification.js';
import { type CertificationStanding, certificationOn } from '../domain/certification-standing.js';
import { operatorErrors } from '../domain/errors.js';
import type { OperatorFacts, Peer } from '../domain/peer.js';
import { Certifications } from './certifications.js';
import { OwnOperator } from './ports/own-operator.js';
import { PeerStore } from './ports/peer.store.js';

interface Known {
  readonly facts: OperatorFacts;
  readonly history: readonly CertificationEvent[];
}

/** What other features ask about operators. */
@UseCase()
export class Operators {
  constructor(
    private readonly ownOperator: OwnOperator,
    private readonly peers: PeerStore,
    private readonly certifications: Certifications,
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

  /**
   * The operator, if it is this one or a confirmed peer, and its certification holds today: the one of
   * the asked kind, or of the operator's own kind where none is asked. An operator that has only ever
   * been certified for the other kind is refused as crossover.
   */
  async certified(tx: Tx, code: string, kind?: OperatorKind): Promise<Outcome<OperatorFacts>> {
    const known = await this.known(tx, code);
    if (!known.ok) return known;
    const { facts, history } = known.value;
    const on = this.clock.today();
    const standing = certificationOn(history, kind ?? facts.kind, on);
    if (standing.status === 'live') return ok(facts);
    if (!history.some((event) => event.kind === standing.kind))
      return refuse(operatorErrors.KIND_CROSSOVER_REFUSED, { operator: code });
    const { ja: reasonJa, en: reasonEn } = standing.reason;
    return refuse(operatorErrors.CERTIFICATION_NOT_LIVE, {
      operator: code,
      on,
      reasonJa,
      reasonEn,
    });
  }

  /** How the certification stands on a day (default: today), with the reason where it is not live. */
  async certification(
    tx: Tx,
    code: string,
    kind?: OperatorKind,
    on: LocalDate = this.clock.today(),
  ): Promise<Outcome<CertificationStanding>> {
    const known = await this.known(tx, code);
    if (!known.ok) return known;
    return ok(certificationOn(known.value.history, kind ?? known.value.facts.kind, on));
  }

  async confirmed(tx: Tx, code: string): Promise<Outcome<Peer>> {
    const peer = await this.peers.find(tx, code);
    if (!peer) return refuse(operatorErrors.PEER_UNKNOWN, { operator: code });
    if (peer.status !== 'confirmed')
      return refuse(operatorErrors.PEER_UNCONFIRMED, { operator: code });
    return ok(peer);
  }

  private async known(tx: Tx, code: string): Promise<Outcome<Known>> {
    const own = this.ownOperator.facts;
    if (code === own.code) return ok({ facts: own, history: await this.certifications.ofOwn(tx) });
    const peer = await this.confirmed(tx, code);
    if (!peer.ok) return peer;
    return ok({ facts: peer.value, history: await this.certifications.ofPeer(tx, peer.value) });
  }
}
