import { RefusedError, refuse } from '../../kernel/outcome.js';
import { logFault } from '../logging/log.js';
import { jobErrors } from './errors.js';
import { JobDispatcher } from './job-dispatcher.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';

const POLL_MS = 200;
const OF_EACH = 100;

/** Hands due job rows to the dispatcher, again and again until they are done. */
export class JobRelay {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly dispatcher: JobDispatcher,
    private readonly runner: JobRunner,
  ) {}

  /** To be called when every handler is registered. @throws RefusedError JOB_WITHOUT_HANDLER */
  async start(): Promise<void> {
    const missing = this.handlers.missing(await this.queue.openNames());
    if (missing.length > 0)
      throw new RefusedError(refuse(jobErrors.JOB_WITHOUT_HANDLER, { names: missing.join(', ') }));
    await this.dispatcher.start((job) => this.runner.run(job), this.handlers.places);
    this.next(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
    await this.dispatcher.stop();
  }

  private next(milliseconds: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.relay().finally(() => {
        this.next(POLL_MS);
      });
    }, milliseconds);
  }

  /** A failing round is tried again like any other, and told once. */
  private async relay(): Promise<void> {
    try {
      const due = await this.queue.due(OF_EACH);
      if (due.length > 0) await this.dispatcher.dispatch(due);
      this.failing = false;
    } catch (error) {
      if (!this.failing) logFault('job-relay', 'relay', error);
      this.failing = true;
    }
  }
}
