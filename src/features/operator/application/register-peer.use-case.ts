import { actorText, type Person } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { operatorErrors } from '../domain/errors.js';
import type { Peer } from '../domain/peer.js';
import { KeyReader } from './ports/key-reader.js';
import { PeerStore } from './ports/peer.store.js';

export type NewPeer = Omit<Peer, 'status' | 'registeredBy'>;
export type PeerView = Omit<Peer, 'registeredBy'>;

/** 相手方の登録と鍵指紋の確認: two persons, the fingerprint taken from paper both times. */
@UseCase()
export class RegisterPeer {
  constructor(
    private readonly transactions: Transactions,
    private readonly peers: PeerStore,
    private readonly keys: KeyReader,
    private readonly audit: AuditTrail,
  ) {}

  async execute(person: Person, peer: NewPeer): Promise<Outcome<PeerView>> {
    const actual = await this.keys.fingerprintOf(peer.publicKey);
    if (!actual.ok) return actual;
    const operator = peer.code;
    if (actual.value !== peer.fingerprint)
      return refuse(operatorErrors.FINGERPRINT_DIFFERS, { operator });
    return this.transactions.run(async (tx) => {
      if (await this.peers.find(tx, operator))
        return refuse(operatorErrors.PEER_ALREADY_REGISTERED, { operator });
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
      return this.saved(tx, person, { ...peer, status: 'confirmed' }, 'operator.confirm');
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

const viewOf = ({ registeredBy: _, ...view }: Peer): PeerView => view;
