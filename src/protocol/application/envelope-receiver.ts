import { sha256Hex } from '../../kernel/canonical-json.js';
import {
  messageOf,
  ok,
  type Outcome,
  type Refusal,
  refuse,
  RefusedError,
} from '../../kernel/outcome.js';
import { Clock } from '../../kernel/ports/clock.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { Outbox } from '../../kernel/ports/outbox.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { logFault } from '../../platform/logging/log.js';
import { decideArrival } from '../channel/decide-arrival.js';
import { kindOf, liesInMessage } from '../channel/message-fault.js';
import { type Envelope, envelopeDigest, type InnerMessage } from '../envelope/envelope.js';
import { openEnvelope } from '../envelope/open-envelope.js';
import { readEnvelope, verifyEnvelope } from '../envelope/read-envelope.js';
import { envelopeErrors } from '../errors.js';
import { LIMITS } from '../limits.js';
import { WireSchemas } from '../schema/wire-schemas.js';
import { PeerMessages } from './peer-messages.js';
import { IncomingChannels, type Via } from './ports/incoming-channels.js';
import { OwnCode } from './ports/own-code.js';
import { type Peer, PeerDirectory } from './ports/peer-directory.js';
import { Quarantine } from './ports/quarantine.js';
import { Savepoints } from './ports/savepoints.js';

/** What became of one envelope. */
export type Arrival =
  | { readonly result: 'applied'; readonly sequence: number }
  | { readonly result: 'refused'; readonly sequence: number; readonly code: string }
  | { readonly result: 'duplicate'; readonly sequence: number }
  | { readonly result: 'gap'; readonly expected: number }
  | { readonly result: 'quarantined'; readonly sequence?: number; readonly refusal: Refusal };

interface Known {
  readonly envelope: Envelope;
  readonly peer: Peer;
}

/** Takes one envelope from whatever transport brought it. Nothing is skipped silently. */
@UseCase()
export class EnvelopeReceiver {
  constructor(
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly schemas: WireSchemas,
    private readonly peers: PeerDirectory,
    private readonly messages: PeerMessages,
    private readonly channels: IncomingChannels,
    private readonly quarantine: Quarantine,
    private readonly savepoints: Savepoints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** State change, position of the channel and answer stand or fall with the given transaction. */
  async receive(tx: Tx, text: string, via: Via): Promise<Arrival> {
    const read = readEnvelope(text, this.schemas);
    if (!read.ok) return this.suspect(tx, text, via, read);
    const known = await this.verified(tx, read.value);
    const arrival = known.ok ? await this.arrive(tx, known.value, text, via) : known;
    if (arrival.ok) return arrival.value;
    return this.suspect(tx, text, via, arrival, read.value);
  }

  /** Of a confirmed peer, for this gateway, signed by the peer. */
  private async verified(tx: Tx, envelope: Envelope): Promise<Outcome<Known>> {
    const peer = await this.peers.find(tx, envelope.from);
    if (!peer) return refuse(envelopeErrors.SENDER_UNKNOWN, { peer: envelope.from });
    const { code, status } = peer;
    if (status !== 'confirmed')
      return refuse(envelopeErrors.PEER_NOT_ACTIVE, { peer: code, status });
    if (envelope.to !== this.own.code) {
      const facts = { to: envelope.to, own: this.own.code, peer: code };
      return refuse(envelopeErrors.WRONG_ADDRESSEE, facts);
    }
    const signed = await verifyEnvelope(this.keyring, envelope, peer.publicKey);
    return signed.ok ? ok({ envelope, peer }) : signed;
  }

  private async arrive(tx: Tx, known: Known, text: string, via: Via): Promise<Outcome<Arrival>> {
    const { from: peer, sequence } = known.envelope;
    const digest = envelopeDigest(known.envelope);
    const position = await this.channels.lock(tx, peer);
    const before =
      sequence <= position.sequence ? await this.channels.digestAt(tx, peer, sequence) : undefined;
    const decision = decideArrival(position, known.envelope, digest, before);
    if (decision.kind === 'duplicate') return ok({ result: 'duplicate', sequence });
    if (decision.kind === 'gap') return ok({ result: 'gap', expected: decision.expected });
    if (decision.kind === 'fork') return refuse(envelopeErrors.CHANNEL_FORKED, { peer, sequence });
    const opened = await this.opened(known);
    if (!opened.ok) return opened;
    return this.apply(tx, opened.value, { digest, text, via });
  }

  private async opened({ envelope, peer }: Known): Promise<Outcome<InnerMessage>> {
    const opened = await openEnvelope(this.keyring, envelope, peer.publicKey, this.schemas);
    if (!opened.ok) return opened;
    const { type, schemaVersion: version, body } = opened.value;
    if (!this.schemas.knows(type, version))
      return refuse(envelopeErrors.TYPE_UNKNOWN, { peer: peer.code, type, version });
    const violation = this.schemas.bodyViolation(type, version, body);
    if (!violation) return opened;
    return refuse(envelopeErrors.BODY_INVALID, { peer: peer.code, type, ...violation });
  }

  private async apply(
    tx: Tx,
    message: InnerMessage,
    { digest, text, via }: { digest: string; text: string; via: Via },
  ): Promise<Outcome<Arrival>> {
    const outcome = await this.savepoints.attempt(tx, () => this.handled(tx, message));
    if (!outcome.ok && outcome.error === envelopeErrors.MESSAGE_UNPROCESSABLE) return outcome;
    const { id, from, sequence, type, schemaVersion } = message;
    const receivedAt = this.clock.now();
    const line = { id, sequence, digest, type, schemaVersion, receivedAt, via, text };
    const result = outcome.ok
      ? ({ result: 'applied' } as const)
      : ({ result: 'refused', refusal: outcome.error.code } as const);
    await this.channels.append(tx, from, { ...line, ...result });
    await this.quarantine.resolve(tx, from, sequence, receivedAt);
    if (outcome.ok) return ok({ result: 'applied', sequence });
    await this.tellRefusal(tx, message, outcome);
    return ok({ result: 'refused', sequence, code: outcome.error.code });
  }

  /**
   * A fault that lies in the message goes to quarantine with it: repeated for ever, it would hold up the channel
   * and nobody would see why. A fault of this gateway is thrown, and the message comes again.
   */
  private async handled(tx: Tx, message: InnerMessage): Promise<Outcome<unknown>> {
    const { id, from: peer, type, sequence } = message;
    try {
      return await this.messages.handlerOf(type)(tx, message);
    } catch (fault) {
      if (fault instanceof RefusedError) return fault.refusal;
      if (!liesInMessage(fault)) throw fault;
      logFault(`message ${type}`, id, fault);
      const kind = kindOf(fault);
      return refuse(envelopeErrors.MESSAGE_UNPROCESSABLE, { peer, type, sequence, kind });
    }
  }

  private tellRefusal(tx: Tx, message: InnerMessage, refusal: Refusal): Promise<void> {
    const body = {
      refusedId: message.id,
      refusedType: message.type,
      code: refusal.error.code,
      ja: messageOf(refusal, 'ja').slice(0, 1000),
      en: messageOf(refusal, 'en').slice(0, 1000),
    };
    return this.outbox.send(tx, { to: message.from, type: 'protocol.refused', body });
  }

  private async suspect(
    tx: Tx,
    text: string,
    via: Via,
    refusal: Refusal,
    envelope?: Envelope,
  ): Promise<Arrival> {
    const claims = envelope && { peer: envelope.from, sequence: envelope.sequence };
    await this.quarantine.put(tx, {
      ...claims,
      ...rawOf(text),
      code: refusal.error.code,
      facts: refusal.facts,
      ja: messageOf(refusal, 'ja'),
      en: messageOf(refusal, 'en'),
      via,
      at: this.clock.now(),
    });
    return { result: 'quarantined', ...(claims && { sequence: claims.sequence }), refusal };
  }
}

function rawOf(text: string): { raw: Buffer; bytes: number; sha256: string } {
  const whole = Buffer.from(text);
  const raw = whole.length > LIMITS.envelope ? whole.subarray(0, LIMITS.oversizedKept) : whole;
  return { raw, bytes: whole.length, sha256: sha256Hex(whole) };
}
