import type { DataSource } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import type { Job } from '../../kernel/ports/jobs.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { type DueJob, JobQueue, type LeasedJob } from '../jobs/job-queue.js';
import { managerOf } from './transactions.js';

const UNTAKEN = 'done_at IS NULL AND (lease_until IS NULL OR lease_until <= now())';
const IN_SECONDS = (parameter: string) => `now() + ${parameter} * interval '1 second'`;
/** The holder of a lease is known by the attempt it began: after a takeover the count is another. */
const OWN = 'id = $1 AND attempts = $2 AND done_at IS NULL';

/** Job rows in PostgreSQL. `lease_until` bars a row from others while it is worked on, and while it is postponed. */
export class JobStore extends JobQueue {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async insert(tx: Tx, { name, payload }: Job): Promise<void> {
    await managerOf(tx).query('INSERT INTO job (id, name, payload) VALUES ($1, $2, $3)', [
      newId(),
      name,
      JSON.stringify(payload),
    ]);
  }

  due(ofEach: number): Promise<DueJob[]> {
    return this.dataSource.query<DueJob[]>(
      `SELECT id, name, attempts FROM (
         SELECT id, name, attempts, created_at,
           row_number() OVER (PARTITION BY name ORDER BY created_at, id) AS place
         FROM job WHERE ${UNTAKEN}
       ) AS untaken WHERE place <= $1 ORDER BY created_at, id`,
      [ofEach],
    );
  }

  async lease(id: string, seconds: number): Promise<LeasedJob | undefined> {
    const [rows] = await this.dataSource.query<[LeasedJob[], number]>(
      `UPDATE job SET lease_until = ${IN_SECONDS('$2')}, attempts = attempts + 1
       WHERE id = $1 AND ${UNTAKEN} RETURNING id, name, payload, attempts`,
      [id, seconds],
    );
    return rows[0];
  }

  async extend({ id, attempts }: DueJob, seconds: number): Promise<void> {
    await this.dataSource.query(`UPDATE job SET lease_until = ${IN_SECONDS('$3')} WHERE ${OWN}`, [
      id,
      attempts,
      seconds,
    ]);
  }

  async complete({ id }: DueJob): Promise<void> {
    await this.dataSource.query(
      `UPDATE job SET done_at = now(), lease_until = NULL, last_error = NULL
       WHERE id = $1 AND done_at IS NULL`,
      [id],
    );
  }

  async postpone({ id, attempts }: DueJob, seconds: number, errorCode: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE job SET lease_until = ${IN_SECONDS('$3')}, last_error = $4 WHERE ${OWN}`,
      [id, attempts, seconds, errorCode],
    );
  }

  async openNames(): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      'SELECT DISTINCT name FROM job WHERE done_at IS NULL ORDER BY name',
    );
    return rows.map(({ name }) => name);
  }
}
