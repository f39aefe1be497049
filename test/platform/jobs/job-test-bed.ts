import { DataSource } from 'typeorm';
import { Jobs0001 } from '../../../migrations/0001-jobs.js';
import { ok } from '../../../src/kernel/outcome.js';
import type { Job } from '../../../src/kernel/ports/jobs.js';
import { JobStore } from '../../../src/platform/database/job.store.js';
import { TypeOrmTransactions } from '../../../src/platform/database/transactions.js';
import type { JobDispatcher } from '../../../src/platform/jobs/job-dispatcher.js';
import { JobHandlers } from '../../../src/platform/jobs/job-handlers.js';
import { JobRelay } from '../../../src/platform/jobs/job-relay.js';
import { JobRunner, type JobTimes } from '../../../src/platform/jobs/job-runner.js';
import { RegisteredJobs } from '../../../src/platform/jobs/registered-jobs.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';

const SOON: JobTimes = { leaseSeconds: 1, firstRetrySeconds: 0.05, longestRetrySeconds: 0.2 };

export interface JobRow {
  readonly name: string;
  readonly attempts: number;
  readonly done: boolean;
  readonly last_error: string | null;
}

/** A gateway's jobs over a database of their own; several processes are several `process()`. */
export class JobTestBed {
  private readonly relays: JobRelay[] = [];
  private constructor(
    private readonly database: FreshDatabase,
    readonly dataSource: DataSource,
  ) {}

  static async open(): Promise<JobTestBed> {
    const database = await freshDatabase([Jobs0001]);
    const dataSource = new DataSource({ type: 'postgres', url: database.url });
    return new JobTestBed(database, await dataSource.initialize());
  }

  async close(): Promise<void> {
    for (const relay of this.relays) await relay.stop();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** A process with these handlers; not yet started. */
  process(handlers: JobHandlers, dispatcher: JobDispatcher): JobRelay {
    const store = new JobStore(this.dataSource);
    const runner = new JobRunner(store, handlers, SOON);
    const relay = new JobRelay(store, handlers, dispatcher, runner);
    this.relays.push(relay);
    return relay;
  }

  async enqueue(handlers: JobHandlers, ...jobs: Job[]): Promise<void> {
    const queue = new RegisteredJobs(new JobStore(this.dataSource), handlers);
    await new TypeOrmTransactions(this.dataSource).run(async (tx) => {
      for (const job of jobs) await queue.enqueue(tx, job);
      return ok();
    });
  }

  rows(): Promise<JobRow[]> {
    return this.dataSource.query<JobRow[]>(
      `SELECT name, attempts, done_at IS NOT NULL AS done, last_error FROM job ORDER BY created_at, id`,
    );
  }

  async allDone(): Promise<JobRow[]> {
    return this.rowsWhen((rows) => rows.length > 0 && rows.every(({ done }) => done));
  }

  async rowsWhen(condition: (rows: JobRow[]) => boolean): Promise<JobRow[]> {
    for (;;) {
      const rows = await this.rows();
      if (condition(rows)) return rows;
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }
}
