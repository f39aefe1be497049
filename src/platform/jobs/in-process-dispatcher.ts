import { JobDispatcher, STOP_TIMEOUT_MS, within } from './job-dispatcher.js';
import type { DueJob } from './job-queue.js';

/** Runs jobs in this process: the default, which needs no Redis. */
export class InProcessDispatcher extends JobDispatcher {
  private run: ((id: string) => Promise<void>) | undefined;
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly concurrency = 4) {
    super();
  }

  start(run: (id: string) => Promise<void>): Promise<void> {
    this.run = run;
    return Promise.resolve();
  }

  dispatch(jobs: readonly DueJob[]): Promise<void> {
    for (const { id } of jobs) if (!this.running.has(id)) this.waiting.add(id);
    this.next();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.run = undefined;
    this.waiting.clear();
    await within(STOP_TIMEOUT_MS, Promise.all(this.running.values())).catch(() => undefined);
  }

  private next(): void {
    for (const id of this.waiting) {
      if (this.run === undefined || this.running.size >= this.concurrency) return;
      this.waiting.delete(id);
      const ended = this.run(id).finally(() => {
        this.running.delete(id);
        this.next();
      });
      this.running.set(id, ended);
    }
  }
}
