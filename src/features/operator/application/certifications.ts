import { ok } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { newId } from '../../../kernel/ids.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { Certification, CertificationEvent } from '../domain/certification.js';
import type { OperatorFacts, Peer } from '../domain/peer.js';
import { CertificationEventStore } from './ports/certification-event.store.js';
import { OwnOperator } from './ports/own-operator.js';

/** The history of every operator's certification, beginning with what was registered. */
@UseCase()
export class Certifications {
  constructor(
    private readonly transactions: Transactions,
    private readonly ownOperator: OwnOperator,
    private readonly events: CertificationEventStore,
    private readonly clock: Clock,
  ) {}

  /** The configuration is read once: from then on the history tells, and changes go through routes. */
  async onApplicationBootstrap(): Promise<void> {
    const { facts, certification } = this.ownOperator;
    await this.transactions.run(async (tx) => {
      await this.events.lock(tx, facts.code);
      if ((await this.events.of(tx, facts.code)).length > 0) return ok(null);
      const recorded = { by: 'gateway', at: this.clock.now().toISOString() };
      await this.events.append(tx, registration(facts, certification, newId(), recorded));
      return ok(null);
    });
  }

  ofOwn(tx: Tx): Promise<CertificationEvent[]> {
    return this.events.of(tx, this.ownOperator.facts.code);
  }

  async ofPeer(tx: Tx, peer: Peer): Promise<CertificationEvent[]> {
    const recorded = { by: peer.registeredBy, at: peer.registeredAt?.toISOString() ?? '' };
    // Its own id is known nowhere else: the row of the peer is the record.
    const first = registration(peer, peer.certification, peer.code, recorded);
    return [first, ...(await this.events.of(tx, peer.code))];
  }
}

const registration = (
  { code, kind }: OperatorFacts,
  { number, validFrom, validTo }: Certification,
  id: string,
  recorded: { by: string; at: string },
): CertificationEvent => ({
  id,
  operator: code,
  kind,
  change: 'granted',
  number,
  effectiveOn: validFrom,
  ...(validTo === undefined ? {} : { until: validTo }),
  source: 'registration',
  recordedBy: recorded.by,
  recordedAt: recorded.at,
});
