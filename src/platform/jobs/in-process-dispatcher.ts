import { JobDispatcher, type RunJob, STOP_TIMEOUT_MS, within } from './job-dispatcher.js';
import type { DueJob } from './job-queue.js';

/** Runs jobs in this process: the default, which needs no Redis. */
export class InProcessDispatcher extends JobDispatcher {
  private run: RunJob | undefined;
  private places = 0;
  private readonly waiting = new Map<string, DueJob>();
  private readonly running = new Map<string, Promise<void>>();

  start(run: RunJob, places: number): Promise<void> {
    this.run = run;
    this.places = places;
    return Promise.resolve();
  }

  dispatch(jobs: readonly DueJob[]): Promise<void> {
    for (const job of jobs) if (!this.running.has(job.id)) this.waiting.set(job.id, job);
    this.next();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.run = undefined;
    this.waiting.clear();
    await within(STOP_TIMEOUT_MS, Promise.all(this.running.values())).catch(() => undefined);
  }

  private next(): void {
    for (const [id, job] of this.waiting) {
      if (this.run === undefined || this.running.size >= this.places) return;
      this.waiting.delete(id);
      const ended = this.run(job).finally(() => {
        this.running.delete(id);
        this.next();
      });
      this.running.set(id, ended);
    }
  }
}
