import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { witnessText } from '../domain/bundle-format.js';
import { originOf, parseCheckpoint } from '../domain/checkpoint.js';
import { consistencyProof } from '../domain/merkle-log.js';
import { checkpointProblem, type AnnouncedCheckpoint } from '../domain/witnessing.js';
import { LogStore } from './ports/log.store.js';
import { WitnessStore } from './ports/witness.store.js';

/** Body of `provision-log.witnessed`. */
export interface WitnessedMessage {
  readonly size: number;
  readonly signature: string;
}

/** 時点証明の交換: peers keep each other's checkpoints, so that neither can rewrite its log unnoticed. */
@UseCase()
export class CheckpointExchange {
  constructor(
    private readonly log: LogStore,
    private readonly witnesses: WitnessStore,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Sends the newest checkpoint with the proof that it continues the one sent before. */
  async send(tx: Tx, peer: string): Promise<void> {
    const newest = await this.log.newestCheckpoint(tx);
    const previousSize = await this.witnesses.sentSize(tx, peer);
    if (!newest || newest.size === previousSize) return;
    const leaves = previousSize === 0 ? [] : await this.log.leaves(tx, 0, newest.size);
    const consistency = consistencyProof(leaves, previousSize).map((h) => h.toString('base64'));
    const { text, signature } = newest;
    const body: AnnouncedCheckpoint = { text, signature, previousSize, consistency };
    await this.outbox.send(tx, { to: peer, type: 'provision-log.checkpoint', body });
    await this.witnesses.addSent(tx, peer, newest.size, this.clock.now().toISOString());
  }

  /**
   * Keeps a peer's checkpoint and answers with a witness signature. One that does not hold is kept
   * too, with its problem: it is the evidence, and an alarm in the audit trail.
   */
  async receive(tx: Tx, from: string, announced: AnnouncedCheckpoint): Promise<Outcome<undefined>> {
    const peer = await this.operators.confirmed(tx, from);
    if (!peer.ok) return peer;
    const { publicKey } = peer.value;
    const { text, signature } = announced;
    const signed = (await this.keyring.verify(text, signature, publicKey)).ok;
    const last = await this.witnesses.newestSound(tx, from);
    const problem = signed
      ? checkpointProblem(announced, originOf(from), last && parseCheckpoint(last.text))
      : 'signature';
    const size = parseCheckpoint(text)?.size ?? 0;
    const receivedAt = this.clock.now().toISOString();
    const row = {
      peer: from,
      size,
      text,
      signature,
      publicKey,
      problem: problem ?? null,
      receivedAt,
    };
    await this.witnesses.addReceived(tx, row);
    if (problem === undefined) await this.witness(tx, from, size, text);
    else await this.alarm(tx, from, problem);
    return ok();
  }

  private async witness(tx: Tx, to: string, size: number, text: string): Promise<void> {
    const body: WitnessedMessage = { size, signature: await this.keyring.sign(witnessText(text)) };
    await this.outbox.send(tx, { to, type: 'provision-log.witnessed', body });
  }

  private alarm(tx: Tx, peer: string, problem: string): Promise<void> {
    const subject = { kind: 'operator', id: peer };
    const action = 'provision-log.checkpoint-alarm';
    return this.audit.record(tx, { actor: { kind: 'gateway' }, action, subject, reason: problem });
  }

  /** Keeps a peer's signature on an own checkpoint, for the auditor's export. */
  async witnessed(tx: Tx, from: string, message: WitnessedMessage): Promise<Outcome<undefined>> {
    const peer = await this.operators.confirmed(tx, from);
    if (!peer.ok) return peer;
    const { publicKey } = peer.value;
    const { size, signature } = message;
    const own = await this.log.checkpointOf(tx, size);
    const text = own?.text ?? '';
    const holds = await this.keyring.verify(witnessText(text), signature, publicKey);
    if (!own || !holds.ok) {
      await this.alarm(tx, from, 'witness signature');
      return ok();
    }
    const witnessedAt = this.clock.now().toISOString();
    await this.witnesses.addWitness(tx, size, {
      operator: from,
      text,
      signature,
      publicKey,
      witnessedAt,
    });
    return ok();
  }
}
