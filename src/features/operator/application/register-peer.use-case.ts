import { actorText, type Person } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { operatorErrors } from '../domain/errors.js';
import type { Peer } from '../domain/peer.js';
import { OwnCertificationNews } from './own-certification-news.js';
import { KeyReader } from './ports/key-reader.js';
import { OwnOperator } from './ports/own-operator.js';
import { PeerStore } from './ports/peer.store.js';

export type NewPeer = Omit<Peer, 'status' | 'registeredBy' | 'registeredAt'>;
export type PeerView = Omit<Peer, 'registeredBy' | 'registeredAt'>;

/** 相手方の登録と鍵指紋の確認: two persons, the fingerprint taken from paper both times. */
@UseCase()
export class RegisterPeer {
  constructor(
    private readonly transactions: Transactions,
    private readonly peers: PeerStore,
    private readonly keys: KeyReader,
    private readonly ownOperator: OwnOperator,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly news: OwnCertificationNews,
  ) {}

  async execute(person: Person, peer: NewPeer): Promise<Outcome<PeerView>> {
    const actual = await this.keys.fingerprintOf(peer.publicKey);
    if (!actual.ok) return actual;
    const operator = peer.code;
    if (actual.value !== peer.fingerprint)
      return refuse(operatorErrors.FINGERPRINT_DIFFERS, { operator });
    const own = this.ownOperator.facts.code;
    if (operator === own) return refuse(operatorErrors.PEER_ALREADY_REGISTERED, { operator });
    if (peer.fingerprint === this.keyring.fingerprint())
      return refuse(operatorErrors.KEY_ALREADY_REGISTERED, { operator, holder: own });
    return this.transactions.run(async (tx) => {
      await this.peers.lock(tx);
      if (await this.peers.find(tx, operator))
        return refuse(operatorErrors.PEER_ALREADY_REGISTERED, { operator });
      const holder = await this.peers.findByFingerprint(tx, peer.fingerprint);
      if (holder)
        return refuse(operatorErrors.KEY_ALREADY_REGISTERED, { operator, holder: holder.code });
      const row: Peer = { ...peer, status: 'registered', registeredBy: actorText(person) };
      return this.saved(tx, person, row, 'operator.register');
    });
  }

  confirm(person: Person, operator: string, fingerprint: string): Promise<Outcome<PeerView>> {
    return this.transactions.run(async (tx) => {
      const peer = await this.peers.find(tx, operator);
      if (!peer) return refuse(operatorErrors.PEER_UNKNOWN, { operator });
      if (peer.fingerprint !== fingerprint)
        return refuse(operatorErrors.FINGERPRINT_DIFFERS, { operator });
      if (peer.registeredBy === actorText(person))
        return refuse(operatorErrors.CONFIRMER_IS_REGISTRAR);
      const confirmed: Peer = { ...peer, status: 'confirmed' };
      const saved = await this.saved(tx, person, confirmed, 'operator.confirm');
      if (peer.status === 'registered') await this.news.tellNewcomer(tx, operator);
      return saved;
    });
  }

  async list(): Promise<PeerView[]> {
    const peers = await this.transactions.read((tx) => this.peers.all(tx));
    return peers.map(viewOf);
  }

  private async saved(
    tx: Tx,
    actor: Person,
    peer: Peer,
    action: string,
  ): Promise<Outcome<PeerView>> {
    await this.peers.save(tx, peer);
    const subject = { kind: 'operator', id: peer.code };
    await this.audit.record(tx, {
      actor,
      action,
      subject,
      to: peer.status,
      reason: peer.fingerprint,
    });
    return ok(viewOf(peer));
  }
}

const viewOf = ({ registeredBy: _, registeredAt: __, ...view }: Peer): PeerView => view;
