import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { CertificationEvent } from '../domain/certification.js';
import { Certifications } from './certifications.js';
import { PeerStore } from './ports/peer.store.js';

/** Body of the message `certification.changed`. */
export type CertificationNews = Omit<CertificationEvent, 'source' | 'recordedBy'>;

/** Tells peers what happened to this operator's own certification. */
@UseCase()
export class OwnCertificationNews {
  constructor(
    private readonly peers: PeerStore,
    private readonly certifications: Certifications,
    private readonly outbox: Outbox,
  ) {}

  async tellAll(tx: Tx, event: CertificationEvent): Promise<void> {
    for (const { code, status } of await this.peers.all(tx))
      if (status === 'confirmed') await this.tell(tx, code, event);
  }

  /** To a peer that is confirmed only now: what it was given on paper may have changed since. */
  async tellNewcomer(tx: Tx, peer: string): Promise<void> {
    for (const event of await this.certifications.ofOwn(tx))
      if (event.source === 'own-notice') await this.tell(tx, peer, event);
  }

  private tell(tx: Tx, to: string, event: CertificationEvent): Promise<void> {
    return this.outbox.send(tx, { to, type: 'certification.changed', body: newsOf(event) });
  }
}

const newsOf = ({ source: _, recordedBy: __, ...news }: CertificationEvent): CertificationNews =>
  news;
