import { newId } from '../../kernel/ids.js';
import { messageOf, ok, type Outcome, refuse, unwrap } from '../../kernel/outcome.js';
import { Clock } from '../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { withRequest } from '../../platform/request-context.js';
import { logFault } from '../../platform/logging/log.js';
import { transportErrors } from '../errors.js';
import { LIMITS } from '../limits.js';
import { waitAfter } from './backoff.js';
import { IncomingChannels } from './ports/incoming-channels.js';
import { OutgoingChannels } from './ports/outgoing-channels.js';
import { type Peer, PeerDirectory } from './ports/peer-directory.js';
import { PeerTransport } from './ports/peer-transport.js';
import { ReceiveEnvelopes } from './receive-envelopes.use-case.js';

/** A peer that answers without ever coming closer must not hold the relay. */
const MOST_ROUNDS = 1000;

interface Attempt {
  /** Another exchange was asked for while this one ran. */
  again: boolean;
  done: Promise<void>;
}

/** Carries envelopes to and from peers on the network: after a commit, and regularly. */
@UseCase()
export class Relay {
  private readonly running = new Map<string, Attempt>();
  private readonly failing = new Map<string, { failures: number; notBefore: number }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly peers: PeerDirectory,
    private readonly outgoing: OutgoingChannels,
    private readonly incoming: IncomingChannels,
    private readonly transport: PeerTransport,
    private readonly receiveEnvelopes: ReceiveEnvelopes,
    private readonly clock: Clock,
  ) {}

  /** Every peer at once: a dead one holds up no other. */
  async exchangeAll(): Promise<void> {
    const peers = await this.transactions.read((tx) => this.peers.all(tx));
    const ends = await Promise.allSettled(peers.map(({ code }) => this.exchange(code)));
    for (const end of ends) if (end.status === 'rejected') logFault('relay', newId(), end.reason);
  }

  /** Pushes what waits for the peer and pulls what waits there. One exchange per peer at a time. */
  exchange(code: string): Promise<void> {
    const current = this.running.get(code);
    if (current) {
      current.again = true;
      return current.done;
    }
    const attempt: Attempt = { again: true, done: Promise.resolve() };
    this.running.set(code, attempt);
    // Outside of the request that asked: its transaction and idempotency key are not this one's.
    attempt.done = withRequest({ requestId: newId() }, () => this.repeat(code, attempt));
    return attempt.done;
  }

  private async repeat(code: string, attempt: Attempt): Promise<void> {
    try {
      while (attempt.again) {
        attempt.again = false;
        await this.attempt(code);
      }
    } finally {
      this.running.delete(code);
    }
  }

  private async attempt(code: string): Promise<void> {
    if (this.clock.now().getTime() < (this.failing.get(code)?.notBefore ?? 0)) return;
    const peer = await this.transactions.read((tx) => this.peers.find(tx, code));
    if (peer?.status !== 'confirmed' || peer.transport.kind !== 'https') return;
    const pushed = await this.push(peer);
    const outcome = pushed.ok ? await this.pull(peer) : pushed;
    await this.note(code, outcome);
  }

  private async push(peer: Peer): Promise<Outcome<undefined>> {
    const position = await this.transactions.read((tx) => this.outgoing.position(tx, peer.code));
    let start = position.acknowledged + 1;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const batch = await this.transactions.read((tx) =>
        this.outgoing.from(tx, peer.code, start, LIMITS.batch),
      );
      if (batch.length === 0) return ok();
      const answer = await this.transport.push(
        peer,
        batch.map(({ text }) => text),
      );
      if (!answer.ok) return answer;
      const { acknowledged, quarantined } = answer.value;
      await this.write((tx) => this.outgoing.acknowledge(tx, peer.code, acknowledged));
      const [stuck] = quarantined;
      // A gap begins after what the peer has applied, so going on from there is the resend.
      if (acknowledged + 1 === start || stuck)
        return refuse(transportErrors.PEER_REFUSED_ENVELOPES, {
          peer: peer.code,
          sequence: stuck?.sequence ?? start,
          code: stuck?.code ?? '-',
        });
      start = acknowledged + 1;
    }
    return ok();
  }

  private async pull(peer: Peer): Promise<Outcome<undefined>> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = await this.received(peer.code);
      const answer = await this.transport.pull(peer, before);
      if (!answer.ok) return answer;
      const { acknowledged, envelopes } = answer.value;
      await this.write((tx) => this.outgoing.acknowledge(tx, peer.code, acknowledged));
      if (envelopes.length === 0) return ok();
      await this.receiveEnvelopes.execute(peer.code, envelopes);
      // What did not come through stands in our own quarantine with its reason.
      if ((await this.received(peer.code)) === before) return ok();
    }
    return ok();
  }

  private received(peer: string): Promise<number> {
    return this.transactions.read(async (tx) => (await this.incoming.position(tx, peer)).sequence);
  }

  private async note(peer: string, outcome: Outcome<undefined>): Promise<void> {
    const at = this.clock.now();
    const failures = outcome.ok ? 0 : (this.failing.get(peer)?.failures ?? 0) + 1;
    if (outcome.ok) this.failing.delete(peer);
    else this.failing.set(peer, { failures, notBefore: at.getTime() + waitAfter(failures) });
    const problem = outcome.ok
      ? null
      : {
          code: outcome.error.code,
          facts: outcome.facts,
          ja: messageOf(outcome, 'ja'),
          en: messageOf(outcome, 'en'),
          at: at.toISOString(),
        };
    await this.write((tx) => this.outgoing.noteContact(tx, peer, { at, problem }));
  }

  private async write(work: (tx: Tx) => Promise<void>): Promise<void> {
    unwrap(
      await this.transactions.run(async (tx) => {
        await work(tx);
        return ok();
      }),
    );
  }
}
