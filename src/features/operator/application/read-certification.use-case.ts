import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type CertificationEvent, OPERATOR_KINDS } from '../domain/certification.js';
import { type CertificationStanding, certificationOn } from '../domain/certification-standing.js';
import { operatorErrors } from '../domain/errors.js';
import { Certifications } from './certifications.js';
import { OwnOperator } from './ports/own-operator.js';
import { PeerStore } from './ports/peer.store.js';

/** 認定の状況. Both kinds as they stand on the day, and everything that ever happened to them. */
export interface CertificationView {
  readonly operator: string;
  readonly on: LocalDate;
  readonly standings: CertificationStanding[];
  /** By effective date, the oldest first. */
  readonly history: CertificationEvent[];
}

@UseCase()
export class ReadCertification {
  constructor(
    private readonly transactions: Transactions,
    private readonly ownOperator: OwnOperator,
    private readonly peers: PeerStore,
    private readonly certifications: Certifications,
    private readonly clock: Clock,
  ) {}

  async execute(operator: string, day?: LocalDate): Promise<Outcome<CertificationView>> {
    const history = await this.transactions.read((tx) => this.historyOf(tx, operator));
    if (!history.ok) return history;
    const on = day ?? this.clock.today();
    const standings = OPERATOR_KINDS.map((kind) => certificationOn(history.value, kind, on));
    return ok({ operator, on, standings, history: history.value.sort(byDay) });
  }

  private async historyOf(tx: Tx, operator: string): Promise<Outcome<CertificationEvent[]>> {
    if (operator === this.ownOperator.facts.code) return ok(await this.certifications.ofOwn(tx));
    const peer = await this.peers.find(tx, operator);
    if (!peer) return refuse(operatorErrors.PEER_UNKNOWN, { operator });
    return ok(await this.certifications.ofPeer(tx, peer));
  }
}

const byDay = (a: CertificationEvent, b: CertificationEvent) =>
  a.effectiveOn.localeCompare(b.effectiveOn) || a.recordedAt.localeCompare(b.recordedAt);
