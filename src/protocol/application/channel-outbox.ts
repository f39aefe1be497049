import { newId } from '../../kernel/ids.js';
import { RefusedError, refuse } from '../../kernel/outcome.js';
import { Clock } from '../../kernel/ports/clock.js';
import { Jobs } from '../../kernel/ports/jobs.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { Outbox, type OutgoingMessage } from '../../kernel/ports/outbox.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import {
  type Envelope,
  envelopeDigest,
  envelopeText,
  type InnerMessage,
} from '../envelope/envelope.js';
import { sealEnvelope } from '../envelope/seal-envelope.js';
import { transportErrors } from '../errors.js';
import { WireSchemas } from '../schema/wire-schemas.js';
import { OutgoingChannels } from './ports/outgoing-channels.js';
import { OwnCode } from './ports/own-code.js';
import { type Peer, PeerDirectory } from './ports/peer-directory.js';

/** Job that carries a committed message to its peer; payload `{ peer }`. */
export const RELAY_JOB = 'protocol.relay';

/** Signs and encrypts within the caller's transaction: a message exists if and only if its cause does. */
@UseCase()
export class ChannelOutbox extends Outbox {
  constructor(
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly schemas: WireSchemas,
    private readonly peers: PeerDirectory,
    private readonly channels: OutgoingChannels,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Throws RefusedError CHANNEL_UNKNOWN for a peer without channel; a body off its schema is a fault. */
  async send(tx: Tx, message: OutgoingMessage): Promise<void> {
    const schemaVersion = this.versionFor(message);
    const peer = await this.confirmedPeer(tx, message.to);
    const position = await this.channels.lock(tx, peer.code);
    const createdAt = this.clock.now();
    const inner: InnerMessage = {
      id: newId(),
      from: this.own.code,
      to: peer.code,
      sequence: position.sequence + 1,
      previous: position.digest,
      createdAt: createdAt.toISOString(),
      type: message.type,
      schemaVersion,
      body: message.body,
    };
    const envelope = await sealEnvelope(this.keyring, inner, peer.publicKey);
    await this.append(tx, inner, envelope, createdAt);
    if (peer.transport.kind === 'https')
      await this.jobs.enqueue(tx, { name: RELAY_JOB, payload: { peer: peer.code } });
  }

  /** Nothing leaves that its schema does not name: what must not be shared has no field to go in. */
  private versionFor({ type, body }: OutgoingMessage): number {
    const version = this.schemas.newestVersion(type);
    if (version === undefined) throw new Error(`Message type ${type} has no schema.`);
    const violation = this.schemas.bodyViolation(type, version, body);
    if (violation === undefined) return version;
    throw new Error(`Body of ${type} is off its schema at ${violation.place}: ${violation.rule}`);
  }

  private async confirmedPeer(tx: Tx, code: string): Promise<Peer> {
    const peer = await this.peers.find(tx, code);
    if (peer?.status === 'confirmed') return peer;
    throw new RefusedError(refuse(transportErrors.CHANNEL_UNKNOWN, { peer: code }));
  }

  private append(tx: Tx, inner: InnerMessage, envelope: Envelope, createdAt: Date): Promise<void> {
    return this.channels.append(tx, inner.to, {
      id: inner.id,
      sequence: inner.sequence,
      digest: envelopeDigest(envelope),
      type: inner.type,
      schemaVersion: inner.schemaVersion,
      createdAt,
      text: envelopeText(envelope),
    });
  }
}
