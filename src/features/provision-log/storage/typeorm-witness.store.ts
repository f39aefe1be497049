import { IsNull } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { WitnessStore, type ReceivedCheckpoint } from '../application/ports/witness.store.js';
import type { Witness } from '../domain/bundle-format.js';
import {
  ReceivedCheckpointEntity,
  SentCheckpointEntity,
  WitnessEntity,
} from './witness.entities.js';

export class TypeOrmWitnessStore extends WitnessStore {
  async sentSize(tx: Tx, peer: string): Promise<number> {
    const row = await managerOf(tx).findOne(SentCheckpointEntity, {
      where: { peer },
      order: { size: 'DESC' },
    });
    return row?.size ?? 0;
  }

  async addSent(tx: Tx, peer: string, size: number, at: string): Promise<void> {
    await managerOf(tx).insert(SentCheckpointEntity, { peer, size, at });
  }

  async newestSound(tx: Tx, peer: string): Promise<ReceivedCheckpoint | undefined> {
    const row = await managerOf(tx).findOne(ReceivedCheckpointEntity, {
      where: { peer, problem: IsNull() },
      order: { id: 'DESC' },
    });
    return row ? viewOf(row) : undefined;
  }

  async received(tx: Tx): Promise<ReceivedCheckpoint[]> {
    const rows = await managerOf(tx).find(ReceivedCheckpointEntity, { order: { id: 'ASC' } });
    return rows.map(viewOf);
  }

  async addReceived(tx: Tx, checkpoint: ReceivedCheckpoint): Promise<void> {
    await managerOf(tx).insert(ReceivedCheckpointEntity, { ...checkpoint });
  }

  witnesses(tx: Tx): Promise<Witness[]> {
    return managerOf(tx)
      .find(WitnessEntity, { order: { size: 'ASC', operator: 'ASC' } })
      .then((rows) => rows.map(({ size: _, ...witness }) => witness));
  }

  async addWitness(tx: Tx, size: number, witness: Witness): Promise<void> {
    // A message applied twice leaves the first signature: both say the same.
    await insertOnce(tx, WitnessEntity, { ...witness, size });
  }
}

const viewOf = ({ id: _, ...row }: ReceivedCheckpointEntity): ReceivedCheckpoint => row;
