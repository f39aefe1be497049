import { actorText, type Person } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { CertificationEvent } from '../domain/certification.js';
import { checkChange } from '../domain/certification-process.js';
import { operatorErrors } from '../domain/errors.js';
import { CertificationLog } from './certification-log.js';
import { Certifications } from './certifications.js';
import { OwnCertificationNews } from './own-certification-news.js';
import { OwnOperator } from './ports/own-operator.js';
import { PeerStore } from './ports/peer.store.js';

/** What the approver enters, of this operator or of a peer from the public notice. */
export type NewCertificationChange = Pick<
  CertificationEvent,
  'kind' | 'change' | 'number' | 'effectiveOn' | 'until' | 'reference'
>;

/** 認定の異動の記録. */
@UseCase()
export class RecordCertification {
  constructor(
    private readonly transactions: Transactions,
    private readonly ownOperator: OwnOperator,
    private readonly peers: PeerStore,
    private readonly certifications: Certifications,
    private readonly log: CertificationLog,
    private readonly news: OwnCertificationNews,
    private readonly clock: Clock,
  ) {}

  /** Of this operator: every confirmed peer is told. */
  own(person: Person, change: NewCertificationChange): Promise<Outcome<CertificationEvent>> {
    const { code } = this.ownOperator.facts;
    const event = this.eventOf(person, code, change, 'own-notice');
    return this.transactions.run(async (tx) => {
      await this.log.lock(tx, code);
      const recorded = await this.record(tx, person, event, await this.certifications.ofOwn(tx));
      if (recorded.ok) await this.news.tellAll(tx, event);
      return recorded;
    });
  }

  /** Of a peer, as the public notice (公示) says. Nobody is told: every operator reads it for itself. */
  peer(
    person: Person,
    code: string,
    change: NewCertificationChange,
  ): Promise<Outcome<CertificationEvent>> {
    const event = this.eventOf(person, code, change, 'public-notice');
    return this.transactions.run(async (tx) => {
      await this.log.lock(tx, code);
      const peer = await this.peers.find(tx, code);
      if (!peer) return refuse(operatorErrors.PEER_UNKNOWN, { operator: code });
      return this.record(tx, person, event, await this.certifications.ofPeer(tx, peer));
    });
  }

  private async record(
    tx: Tx,
    actor: Person,
    event: CertificationEvent,
    history: readonly CertificationEvent[],
  ): Promise<Outcome<CertificationEvent>> {
    const allowed = checkChange(history, event);
    if (!allowed.ok) return allowed;
    const added = await this.log.add(tx, actor, event, history);
    return added.ok ? ok(event) : added;
  }

  private eventOf(
    person: Person,
    operator: string,
    { kind, change, number, effectiveOn, until, reference }: NewCertificationChange,
    source: CertificationEvent['source'],
  ): CertificationEvent {
    return {
      id: newId(),
      operator,
      kind,
      change,
      ...(number === undefined ? {} : { number }),
      effectiveOn,
      ...(until === undefined ? {} : { until }),
      source,
      ...(reference === undefined ? {} : { reference }),
      recordedBy: actorText(person),
      recordedAt: this.clock.now().toISOString(),
    };
  }
}
