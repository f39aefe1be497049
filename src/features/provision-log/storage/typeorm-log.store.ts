import { And, LessThan, MoreThanOrEqual } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { LogStore, type StoredCheckpoint } from '../application/ports/log.store.js';
import type { Leaf } from '../domain/log-entry.js';
import { emptyFrontier, rootOf, type Frontier, type Hash } from '../domain/merkle-log.js';
import { CheckpointEntity, HeadEntity, LeafEntity } from './log.entities.js';

const HASH_BYTES = 32;

/** Unnested arrays: thousands of rows in one statement, whatever their number of parameters. */
const ADD_LEAVES = `
  INSERT INTO provision_log_leaf (sequence, kind, hash)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[])`;

export class TypeOrmLogStore extends LogStore {
  async lock(tx: Tx): Promise<void> {
    await managerOf(tx).query(
      "SELECT pg_advisory_xact_lock(hashtextextended('yuzu.provision-log', 0))",
    );
  }

  async head(tx: Tx): Promise<Frontier | undefined> {
    const head = await newest(tx, HeadEntity);
    const leaves = await leafCount(tx);
    if (!head) return leaves === 0 ? emptyFrontier : undefined;
    const frontier = { size: head.size, peaks: splitPeaks(head.peaks) };
    const sound = leaves === head.size && rootOf(frontier).equals(head.root);
    return sound ? frontier : undefined;
  }

  async addLeaves(tx: Tx, leaves: readonly Leaf[]): Promise<void> {
    if (leaves.length === 0) return;
    await managerOf(tx).query(ADD_LEAVES, [
      leaves.map(({ sequence }) => sequence),
      leaves.map(({ kind }) => kind),
      leaves.map(({ hash }) => hash),
    ]);
  }

  async addHead(tx: Tx, head: Frontier, at: string): Promise<void> {
    const { size } = head;
    const peaks = Buffer.concat(head.peaks);
    await managerOf(tx).insert(HeadEntity, { size, peaks, root: rootOf(head), at });
  }

  async leaves(tx: Tx, from: number, to: number): Promise<Hash[]> {
    const rows = await managerOf(tx).find(LeafEntity, {
      select: { hash: true, sequence: true },
      where: { sequence: And(MoreThanOrEqual(from), LessThan(to)) },
      order: { sequence: 'ASC' },
    });
    return rows.map(({ hash }) => hash);
  }

  async newestCheckpoint(tx: Tx): Promise<StoredCheckpoint | undefined> {
    return newest(tx, CheckpointEntity);
  }

  async checkpointOf(tx: Tx, size: number): Promise<StoredCheckpoint | undefined> {
    return (await managerOf(tx).findOneBy(CheckpointEntity, { size })) ?? undefined;
  }

  async addCheckpoint(tx: Tx, { size, text, signature }: StoredCheckpoint): Promise<void> {
    await managerOf(tx).insert(CheckpointEntity, { size, text, signature });
  }
}

/** One more than the newest position: counting would read the whole log at every append. */
async function leafCount(tx: Tx): Promise<number> {
  const [row] = await managerOf(tx).query<{ count: string }[]>(
    'SELECT coalesce(max(sequence) + 1, 0) AS count FROM provision_log_leaf',
  );
  return Number(row?.count ?? 0);
}

async function newest<E extends HeadEntity | CheckpointEntity>(
  tx: Tx,
  entity: new () => E,
): Promise<E | undefined> {
  const found = await managerOf(tx)
    .createQueryBuilder(entity, 'row')
    .orderBy('row.size', 'DESC')
    .limit(1)
    .getOne();
  return found ?? undefined;
}

const splitPeaks = (block: Buffer): Hash[] =>
  Array.from({ length: block.length / HASH_BYTES }, (_, i) =>
    block.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
