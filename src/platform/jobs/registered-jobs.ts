import { type Job, Jobs } from '../../kernel/ports/jobs.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';

/** Takes only jobs somebody handles: one that nobody does would lie undone without a word. */
export class RegisteredJobs extends Jobs {
  constructor(
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
  ) {
    super();
  }

  async enqueue(tx: Tx, job: Job): Promise<void> {
    this.handlers.of(job.name);
    await this.queue.insert(tx, job);
  }
}
