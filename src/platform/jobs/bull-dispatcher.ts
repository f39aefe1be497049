import Bull from 'bull';
import { log } from '../logging/log.js';
import { JobDispatcher, STOP_TIMEOUT_MS, within } from './job-dispatcher.js';
import type { DueJob } from './job-queue.js';

export interface BullOptions {
  readonly redisUrl: string;
  /** Separates gateways that share a Redis server. */
  readonly prefix: string;
  /** False in a process that only hands jobs over (api beside worker). */
  readonly handles: boolean;
  readonly concurrency?: number;
}

const ADD_TIMEOUT_MS = 2_000;

/** Hands jobs through Redis to the worker processes. What Redis forgets, the rows bring again. */
export class BullDispatcher extends JobDispatcher {
  private readonly queue: Bull.Queue<{ id: string }>;
  private away = false;

  constructor(private readonly options: BullOptions) {
    super();
    this.queue = new Bull('jobs', options.redisUrl, { prefix: options.prefix });
    // ioredis reports every try to connect again: said once, until it is back.
    this.queue.on('error', () => {
      if (!this.away) log('redis-away');
      this.away = true;
    });
  }

  async start(run: (id: string) => Promise<void>): Promise<void> {
    if (!this.options.handles) return;
    const ended = this.queue.process(this.options.concurrency ?? 4, (job) => run(job.data.id));
    // Rejects only when the queue is closed under it.
    ended.catch(() => undefined);
    await Promise.resolve();
  }

  /** Bull's `add` would wait for Redis without end, and pile up: it is asked only while Redis is there. */
  async dispatch(jobs: readonly DueJob[]): Promise<void> {
    if (this.queue.client.status !== 'ready') throw new Error('Redis is not there.');
    if (this.away) log('redis-back');
    this.away = false;
    const added = jobs.map(({ id, attempts }) =>
      this.queue.add(
        { id },
        // A job it still has under this id is not added again.
        { jobId: `${id}.${attempts}`, removeOnComplete: true, removeOnFail: true },
      ),
    );
    await within(ADD_TIMEOUT_MS, Promise.all(added));
  }

  async stop(): Promise<void> {
    const there = this.queue.client.status === 'ready';
    if (there) await within(STOP_TIMEOUT_MS, this.queue.close()).catch(() => undefined);
    else await within(1_000, this.queue.close(true)).catch(() => undefined);
    this.queue.client.disconnect();
  }
}
