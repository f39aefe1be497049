import type { Tx } from '../../kernel/ports/transactions.js';
import { insertOnce } from '../../platform/database/insert-once.js';
import { managerOf } from '../../platform/database/transactions.js';
import { IncomingChannels, type ReceivedEnvelope } from '../application/ports/incoming-channels.js';
import type { IncomingPosition } from '../channel/decide-arrival.js';
import { NO_PREVIOUS } from '../envelope/envelope.js';
import { IncomingChannelEntity, IncomingEnvelopeEntity } from './protocol.entities.js';

const START = { sequence: 0, digest: NO_PREVIOUS };

export class TypeOrmIncomingChannels extends IncomingChannels {
  async lock(tx: Tx, peer: string): Promise<IncomingPosition> {
    await insertOnce(tx, IncomingChannelEntity, { peer, ...START });
    return managerOf(tx).findOneOrFail(IncomingChannelEntity, {
      where: { peer },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async digestAt(tx: Tx, peer: string, sequence: number): Promise<string | undefined> {
    const row = await managerOf(tx).findOne(IncomingEnvelopeEntity, {
      where: { peer, sequence },
      select: { digest: true },
    });
    return row?.digest;
  }

  async append(tx: Tx, peer: string, envelope: ReceivedEnvelope): Promise<void> {
    const manager = managerOf(tx);
    await manager.insert(IncomingEnvelopeEntity, { peer, ...envelope });
    const { sequence, digest } = envelope;
    await manager.update(IncomingChannelEntity, { peer }, { sequence, digest });
  }

  async position(tx: Tx, peer: string): Promise<IncomingPosition> {
    return (await managerOf(tx).findOneBy(IncomingChannelEntity, { peer })) ?? START;
  }
}
