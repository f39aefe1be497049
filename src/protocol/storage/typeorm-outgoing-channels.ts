import type { EntityManager } from 'typeorm';
import type { Tx } from '../../kernel/ports/transactions.js';
import { insertOnce } from '../../platform/database/insert-once.js';
import { managerOf } from '../../platform/database/transactions.js';
import {
  type Contact,
  OutgoingChannels,
  type OutgoingPosition,
  type SentEnvelope,
} from '../application/ports/outgoing-channels.js';
import { NO_PREVIOUS } from '../envelope/envelope.js';
import {
  OutgoingChannelEntity,
  OutgoingEnvelopeEntity,
  PeerContactEntity,
} from './protocol.entities.js';

const START = { sequence: 0, digest: NO_PREVIOUS, acknowledged: 0 };

/** Envelopes from a number on, as long as they fit, the first in any case. */
const batchSql = `
  SELECT sequence, text FROM outgoing_envelope WHERE peer = $1 AND sequence IN (
    SELECT sequence FROM (
      SELECT sequence, bytes, sum(bytes) OVER (ORDER BY sequence) AS total
      FROM outgoing_envelope WHERE peer = $1 AND sequence >= $2
    ) sized WHERE total <= $3 OR total = bytes
  ) ORDER BY sequence`;

const acknowledgeSql = `
  UPDATE outgoing_channel SET acknowledged = least($2, sequence)
  WHERE peer = $1 AND acknowledged < least($2, sequence)`;

export class TypeOrmOutgoingChannels extends OutgoingChannels {
  async lock(tx: Tx, peer: string): Promise<OutgoingPosition> {
    await insertOnce(tx, OutgoingChannelEntity, { peer, ...START });
    return managerOf(tx).findOneOrFail(OutgoingChannelEntity, {
      where: { peer },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async append(tx: Tx, peer: string, envelope: SentEnvelope): Promise<void> {
    const manager = managerOf(tx);
    const bytes = Buffer.byteLength(envelope.text);
    await manager.insert(OutgoingEnvelopeEntity, { peer, bytes, ...envelope });
    const { sequence, digest } = envelope;
    await manager.update(OutgoingChannelEntity, { peer }, { sequence, digest });
  }

  async position(tx: Tx, peer: string): Promise<OutgoingPosition> {
    return (await managerOf(tx).findOneBy(OutgoingChannelEntity, { peer })) ?? START;
  }

  from(tx: Tx, peer: string, sequence: number, bytes: number) {
    return managerOf(tx).query<{ sequence: number; text: string }[]>(batchSql, [
      peer,
      sequence,
      bytes,
    ]);
  }

  async acknowledge(tx: Tx, peer: string, upTo: number): Promise<void> {
    await managerOf(tx).query(acknowledgeSql, [peer, upTo]);
  }

  async noteContact(tx: Tx, peer: string, contact: Contact): Promise<void> {
    await managerOf(tx).upsert(PeerContactEntity, { peer, ...contact }, ['peer']);
  }

  async contact(tx: Tx, peer: string): Promise<Contact | undefined> {
    return (await managerOf(tx).findOneBy(PeerContactEntity, { peer })) ?? undefined;
  }

  async noteRefusal(
    tx: Tx,
    peer: string,
    id: string,
    refusal: { code: string; ja: string; en: string },
  ): Promise<string | undefined> {
    const manager = managerOf(tx);
    const sent = await typeOf(manager, peer, id);
    await manager.update(OutgoingEnvelopeEntity, { peer, id }, { refusal });
    return sent?.type;
  }
}

const typeOf = (manager: EntityManager, peer: string, id: string) =>
  manager.findOne(OutgoingEnvelopeEntity, { where: { peer, id }, select: { type: true } });
