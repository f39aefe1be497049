import type { Actor } from '../../../kernel/actor.js';
import { actorText } from '../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { operatorErrors } from '../domain/errors.js';
import { CertificationLog } from './certification-log.js';
import { Certifications } from './certifications.js';
import type { CertificationNews } from './own-certification-news.js';
import { PeerStore } from './ports/peer.store.js';

/** A peer tells of its own certification, and of no one else's. */
@UseCase()
export class ReceiveCertification {
  constructor(
    private readonly peers: PeerStore,
    private readonly certifications: Certifications,
    private readonly log: CertificationLog,
  ) {}

  async receive(tx: Tx, from: string, news: CertificationNews): Promise<Outcome<undefined>> {
    const { operator } = news;
    if (operator !== from)
      return refuse(operatorErrors.CERTIFICATION_OF_ANOTHER, { sender: from, operator });
    const peer = await this.peers.find(tx, from);
    if (!peer) return refuse(operatorErrors.PEER_UNKNOWN, { operator });
    await this.log.lock(tx, operator);
    const actor: Actor = { kind: 'peer', operator };
    const event = { ...news, source: 'own-notice' as const, recordedBy: actorText(actor) };
    return this.log.add(tx, actor, event, await this.certifications.ofPeer(tx, peer));
  }
}
