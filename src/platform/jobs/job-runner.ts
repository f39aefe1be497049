import { RefusedError } from '../../kernel/outcome.js';
import { logFault } from '../logging/log.js';
import { JobHandlers } from './job-handlers.js';
import { JobPlaces } from './job-places.js';
import { type DueJob, JobQueue, type LeasedJob } from './job-queue.js';

export interface JobTimes {
  /** Seconds after which a job of a dead process is taken up by another; a live one prolongs in time. */
  readonly leaseSeconds: number;
  /** Seconds before the first repetition; doubled each time. */
  readonly firstRetrySeconds: number;
  readonly longestRetrySeconds: number;
}

const JOB_TIMES: JobTimes = {
  leaseSeconds: 15,
  firstRetrySeconds: 1,
  longestRetrySeconds: 60,
};

/** A code for the row: messages may quote what the job worked on. */
function codeOf(error: unknown): string {
  if (error instanceof RefusedError) return error.refusal.error.code;
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string' && /^\w{1,64}$/.test(code)) return code;
  return error instanceof Error ? error.name : 'Error';
}

/** Runs one job under a lease: done, or postponed with the reason's code. One too many of its name stays as it is. */
export class JobRunner {
  private readonly places = new JobPlaces();

  constructor(
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly times: JobTimes = JOB_TIMES,
  ) {}

  /** Never rejects: what cannot even be written down is done again when the lease has run out. */
  async run({ id, name }: Pick<DueJob, 'id' | 'name'>): Promise<void> {
    try {
      await this.places.within(name, this.handlers.atOnce(name), () => this.take(id));
    } catch (error) {
      logFault('job', id, error);
    }
  }

  private async take(id: string): Promise<void> {
    const job = await this.queue.lease(id, this.times.leaseSeconds);
    if (job) await this.runLeased(job);
  }

  private async runLeased(job: LeasedJob): Promise<void> {
    const heartbeat = this.keepLease(job);
    try {
      const reason = await this.reasonNotDone(job);
      if (reason === undefined) await this.queue.complete(job);
      else await this.queue.postpone(job, this.retrySeconds(job.attempts), reason);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async reasonNotDone(job: LeasedJob): Promise<string | undefined> {
    try {
      const outcome = await this.handlers.of(job.name)(job.payload);
      return outcome.ok ? undefined : outcome.error.code;
    } catch (error) {
      logFault(`job ${job.name}`, job.id, error);
      return codeOf(error);
    }
  }

  private keepLease(job: LeasedJob): NodeJS.Timeout {
    const { leaseSeconds } = this.times;
    const prolong = () => {
      this.queue.extend(job, leaseSeconds).catch((error: unknown) => {
        logFault('job-lease', job.id, error);
      });
    };
    return setInterval(prolong, (leaseSeconds * 1000) / 4);
  }

  private retrySeconds(attempts: number): number {
    const { firstRetrySeconds, longestRetrySeconds } = this.times;
    return Math.min(firstRetrySeconds * 2 ** Math.min(attempts - 1, 20), longestRetrySeconds);
  }
}
