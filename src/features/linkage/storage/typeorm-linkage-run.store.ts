import { type FindOptionsWhere, Raw } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { LinkageRunStore } from '../application/ports/linkage-run.store.js';
import type { LinkageRun } from '../domain/linkage-run.js';
import { LinkageRunEntity } from './linkage-run.entity.js';

const NEWEST_FIRST = { issuedAt: 'DESC', id: 'DESC' } as const;

export class TypeOrmLinkageRunStore extends LinkageRunStore {
  async add(tx: Tx, run: LinkageRun): Promise<void> {
    const { id, caseId, sources, profile, issuedAt, issuedBy } = run;
    const row = { id, caseId, sources, profile, issuedAt: new Date(issuedAt), issuedBy };
    await managerOf(tx).insert(LinkageRunEntity, row);
  }

  lockNewest(tx: Tx, caseId: string): Promise<LinkageRun | undefined> {
    // A de-duplication has one source.
    const sources = Raw((column) => `jsonb_array_length(${column}) > 1`);
    return lockOne(tx, { caseId, sources });
  }

  async find(tx: Tx, id: string): Promise<LinkageRun | undefined> {
    const row = await managerOf(tx).findOneBy(LinkageRunEntity, { id });
    return row ? runOf(row) : undefined;
  }

  lock(tx: Tx, id: string): Promise<LinkageRun | undefined> {
    return lockOne(tx, { id });
  }

  async ofCase(tx: Tx, caseId: string): Promise<LinkageRun[]> {
    const order = NEWEST_FIRST;
    const rows = await managerOf(tx).find(LinkageRunEntity, { where: { caseId }, order });
    return rows.map(runOf);
  }

  async save(tx: Tx, { id, counts, recordedAt, recordedBy }: LinkageRun): Promise<void> {
    const at = recordedAt === undefined ? null : new Date(recordedAt);
    const change = { counts: counts as never, recordedAt: at, recordedBy };
    await managerOf(tx).update(LinkageRunEntity, { id }, change);
  }
}

async function lockOne(
  tx: Tx,
  where: FindOptionsWhere<LinkageRunEntity>,
): Promise<LinkageRun | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  const order = NEWEST_FIRST;
  const row = await managerOf(tx).findOne(LinkageRunEntity, { where, order, lock });
  return row ? runOf(row) : undefined;
}

const runOf = (row: LinkageRunEntity): LinkageRun => ({
  id: row.id,
  caseId: row.caseId,
  sources: row.sources,
  ...(row.profile && { profile: row.profile }),
  issuedAt: row.issuedAt.toISOString(),
  issuedBy: row.issuedBy,
  ...(row.counts && { counts: row.counts }),
  ...(row.recordedAt && { recordedAt: row.recordedAt.toISOString() }),
  ...(row.recordedBy !== null && { recordedBy: row.recordedBy }),
});
