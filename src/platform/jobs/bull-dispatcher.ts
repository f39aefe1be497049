import Bull from 'bull';
import { JobDispatcher, type RunJob, STOP_TIMEOUT_MS, within } from './job-dispatcher.js';
import type { DueJob } from './job-queue.js';
import { RedisPresence } from './redis-presence.js';

export interface BullOptions {
  readonly redisUrl: string;
  /** Separates gateways that share a Redis server. */
  readonly prefix: string;
  /** False in a process that only hands jobs over (api beside worker). */
  readonly handles: boolean;
}

const ADD_TIMEOUT_MS = 2_000;

/** Hands jobs through Redis to the worker processes. What Redis forgets, the rows bring again. */
export class BullDispatcher extends JobDispatcher {
  private readonly queue: Bull.Queue<Pick<DueJob, 'id' | 'name'>>;
  private readonly redis: RedisPresence;

  constructor(private readonly options: BullOptions) {
    super();
    this.queue = new Bull('jobs', options.redisUrl, { prefix: options.prefix });
    this.redis = new RedisPresence(this.queue.client);
    // Every failed try to connect, which without a listener would end the process.
    this.queue.on('error', () => undefined);
  }

  async start(run: RunJob, places: number): Promise<void> {
    if (!this.options.handles) return;
    const ended = this.queue.process(places, (job) => run(job.data));
    // Rejects only when the queue is closed under it.
    ended.catch(() => undefined);
    await Promise.resolve();
  }

  /** Bull's `add` would wait for Redis without end, and pile up: it is asked only while Redis is there. */
  async dispatch(jobs: readonly DueJob[]): Promise<void> {
    if (!this.redis.isHere()) return;
    const added = jobs.map(({ id, name, attempts }) =>
      this.queue.add(
        { id, name },
        // A job it still has under this id is not added again.
        { jobId: `${id}.${attempts}`, removeOnComplete: true, removeOnFail: true },
      ),
    );
    try {
      await within(ADD_TIMEOUT_MS, Promise.all(added));
    } catch (error) {
      if (this.redis.isHere()) throw error;
    }
  }

  async stop(): Promise<void> {
    if (this.redis.isHere())
      await within(STOP_TIMEOUT_MS, this.queue.close()).catch(() => undefined);
    else await within(1_000, this.queue.close(true)).catch(() => undefined);
    this.redis.end();
  }
}
