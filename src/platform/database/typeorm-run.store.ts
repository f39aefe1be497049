import type { EntityTarget, FindOptionsWhere } from 'typeorm';
import type { Tx } from '../../kernel/ports/transactions.js';
import type { MachineRun } from '../../kernel/runs/machine-run.js';
import { RunStore } from '../../kernel/runs/run-store.js';
import { insertOnce } from './insert-once.js';
import type { RunEntity } from './run.entity.js';
import { managerOf } from './transactions.js';
import { withoutNulls } from './without-nulls.js';

/** Rows of one kind of run; the entity's columns are the run's properties. */
export abstract class TypeOrmRunStore<R extends MachineRun> extends RunStore<R> {
  protected abstract readonly entity: EntityTarget<RunEntity<R>>;

  async find(tx: Tx, id: string): Promise<R | undefined> {
    return runOf(await managerOf(tx).findOneBy(this.entity, { id }));
  }

  async lock(tx: Tx, id: string): Promise<R | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    return runOf(await managerOf(tx).findOne(this.entity, { where: { id }, lock }));
  }

  add(tx: Tx, run: R): Promise<boolean> {
    return insertOnce(tx, this.entity, run as never);
  }

  async save(tx: Tx, { id, state, attempts, failure, endedAt }: R): Promise<void> {
    const change = { state, attempts, failure, endedAt };
    await managerOf(tx).update(this.entity, { id }, change as never);
  }

  async note(tx: Tx, id: string, progress: R['progress']): Promise<R['state'] | undefined> {
    if (progress !== undefined)
      await managerOf(tx).update(this.entity, { id }, { progress } as never);
    return (await this.find(tx, id))?.state;
  }

  protected async newestFirst(tx: Tx, where: Partial<R>): Promise<R[]> {
    const order = { id: 'DESC' } as never;
    const rows = await managerOf(tx).find(this.entity, {
      where: where as FindOptionsWhere<RunEntity<R>>,
      order,
    });
    return rows.flatMap((row) => runOf(row) ?? []);
  }
}

const runOf = <R extends MachineRun>(row: RunEntity<R> | null): R | undefined =>
  row === null ? undefined : (withoutNulls(row) as unknown as R);
